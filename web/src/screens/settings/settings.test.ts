import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { AccountAnswer } from "../../api/accounts.ts";
import { browserIn } from "./browsers.ts";
import { asksForProof, waysOf } from "./proof.svelte.ts";
import { readWeights, writeWeights } from "./weights.ts";

const values = (text: string): number[] | string => {
  const read = readWeights(text);
  return read.ok ? read.values : read.part;
};

describe("weights that somebody typed", () => {
  it("are numbers with commas between, or rows", () => {
    expect(values("4, 6, 8")).toEqual([4, 6, 8]);
    expect(values("5,5")).toEqual([5, 5]);
    expect(values("10-12/0.5")).toEqual([10, 10.5, 11, 11.5, 12]);
    expect(values("1 – 3; 7,5")).toEqual([1, 2, 3, 7.5]);
    expect(values("5, 7,5, 10")).toEqual([5, 7.5, 10]);
    expect(values("2 4 6")).toEqual([2, 4, 6]);
    expect(values("")).toEqual([]);
  });

  it("name the part that cannot be read", () => {
    expect(values("4, heavy")).toBe("heavy");
    expect(values("30-10/2")).toBe("30-10/2");
    expect(values("0, 4")).toBe("0");
    expect(values("1-1000/0.1")).toBe("1-1000/0.1");
  });

  it("are written so that they can be read again", () => {
    expect(writeWeights([1, 2, 3, 4, 5, 12, 20])).toBe("1-5/1, 12, 20");
    const weights = fc.array(
      fc.integer({ min: 1, max: 400 }).map((n) => n / 4),
      { maxLength: 30 },
    );
    fc.assert(
      fc.property(weights, (some) => {
        expect(values(writeWeights(some))).toEqual(some);
      }),
    );
  });
});

describe("a browser", () => {
  it("is named with its system", () => {
    const firefox = "Mozilla/5.0 (Android 14; Mobile; rv:130.0) Gecko/130.0 Firefox/130.0";
    const edge = "Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/130.0 Safari/537.36 Edg/130.0";
    expect(browserIn(firefox)).toBe("Firefox, Android");
    expect(browserIn(edge)).toBe("Edge, Windows");
    expect(browserIn("curl/8.5")).toBe("curl/8.5");
  });
});

describe("a fresh proof", () => {
  const answer = (
    status: number,
    flows: { id: string; types?: string[] }[],
    isAuthenticated = true,
  ): AccountAnswer => ({
    status,
    isAuthenticated,
    data: { flows },
    errors: [],
    meta: {},
  });

  it("is asked of somebody who is signed in, and of nobody else", () => {
    expect(asksForProof(answer(401, [{ id: "reauthenticate" }]))).toBe(true);
    expect(asksForProof(answer(401, [{ id: "login" }], false))).toBe(false);
    expect(asksForProof(answer(200, []))).toBe(false);
  });

  it("can be given in the ways that are offered", () => {
    expect(waysOf([{ id: "reauthenticate" }])).toEqual({ password: true, code: false, passkey: false });
    expect(waysOf([{ id: "mfa_reauthenticate", types: ["totp", "webauthn"] }])).toEqual({
      password: false,
      code: true,
      passkey: true,
    });
  });
});

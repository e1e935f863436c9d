import { expect, test } from "../fixtures/index.ts";

test.use({ withMail: true });

test("an address is proven with the code that comes by mail", async ({ somebody, server }) => {
  const person = await (await somebody()).signUp();
  expect(await person.get("/me")).toMatchObject({ email: person.email });
  expect(server.mailbox?.to(person.email).at(-1)?.subject).toContain("Strongback");
});

/** Days on the person's own calendar (`2026-11-26`), and how they are said. */
import { i18n } from "./i18n.svelte.ts";
import { sayDate, sayNameOfDay } from "./saying.ts";

export const WEEKDAYS = [
  "monday",
  "tuesday",
  "wednesday",
  "thursday",
  "friday",
  "saturday",
  "sunday",
] as const;
export type Weekday = (typeof WEEKDAYS)[number];

/** Today, here. */
export function today(now: Date = new Date()): string {
  const pad = (value: number): string => String(value).padStart(2, "0");
  return `${now.getFullYear()}-${pad(now.getMonth() + 1)}-${pad(now.getDate())}`;
}

/** The time zone of this device, such as Europe/Berlin. */
export const deviceZone = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone || "UTC";

/** A moment with the offset of this place, as the service wants it. */
export function moment(now: Date = new Date()): string {
  const offset = -now.getTimezoneOffset();
  const pad = (value: number): string => String(Math.floor(Math.abs(value))).padStart(2, "0");
  const zone = `${offset < 0 ? "-" : "+"}${pad(offset / 60)}:${pad(offset % 60)}`;
  const time = `${pad(now.getHours())}:${pad(now.getMinutes())}:${pad(now.getSeconds())}`;
  return `${today(now)}T${time}.${String(now.getMilliseconds()).padStart(3, "0")}${zone}`;
}

/** A day so many days later. */
export function plus(day: string, days: number): string {
  const date = new Date(`${day}T12:00:00Z`);
  date.setUTCDate(date.getUTCDate() + days);
  return date.toISOString().slice(0, 10);
}

/** Days from one day to another. */
export function between(first: string, last: string): number {
  return Math.round((Date.parse(`${last}T12:00:00Z`) - Date.parse(`${first}T12:00:00Z`)) / 86_400_000);
}

/** The weekday of a day. */
export function weekdayOf(day: string): Weekday {
  return WEEKDAYS[(new Date(`${day}T12:00:00Z`).getUTCDay() + 6) % 7]!;
}

/** The Monday of a day's week. */
export function mondayOf(day: string): string {
  return plus(day, -WEEKDAYS.indexOf(weekdayOf(day)));
}

/** A day in the reader's words; `long` names the weekday. */
export function sayDay(day: string, style: "long" | "short" | "weekday" = "short"): string {
  const date = new Date(`${day}T12:00:00Z`);
  const weekday = (date.getUTCDay() + 6) % 7;
  return sayDate({ weekday, day: date.getUTCDate(), month: date.getUTCMonth() }, style, i18n.language);
}

/** A weekday in the reader's words. */
export function sayWeekday(weekday: string, width: "long" | "short" = "long"): string {
  return sayNameOfDay(Math.max(0, WEEKDAYS.indexOf(weekday as Weekday)), width, i18n.language);
}

/** Why the service refused something, by the kind it gives, where its own sentence is for programs. */
export const refusals: Record<string, string> = {
  "no-profile": "Nothing is known about you yet. Answer the questions of the welcome first.",
  "not-screened": "The health questions were never answered. Answer them first; that takes two minutes.",
  "no-plan": "There is no plan yet. Make one on the Plan page.",
  "plan-over": "The plan has ended. Make the next one on the Plan page.",
  "plan-outdated":
    "The plan names exercises that this version does not know. Make a new one on the Plan page.",
  "plan-changed": "The plan was changed meanwhile. Load the page again; nothing was kept.",
  "no-proposal": "This proposal was decided or withdrawn meanwhile. Load the page again.",
  "consent-needed": "Agree first that training and health records are kept: Settings, “What you agreed to”.",
  csrf: "This page is too old for that. Load it again.",
  "not-signed-in": "Please sign in again.",
  store: "The service cannot use its store just now. Nothing was changed; try again in a moment.",
  "internal-server-error":
    "Something went wrong in the service. Nothing was changed; try again, and tell its operator if it stays.",
};

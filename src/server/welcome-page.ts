/** What stands in for the studio until it is built: takes the one-time link, and says who is signed in. */
export const WELCOME_PAGE = {
  "/index.html": `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Residency</title>
<link rel="stylesheet" href="/welcome.css">
</head>
<body>
<main>
<h1>Residency</h1>
<p id="state" role="status">One moment …</p>
<p>The screens of the studio are not built. The API is served here: <a href="/api/openapi.json">its description</a>.</p>
</main>
<script type="module" src="/welcome.js"></script>
</body>
</html>
`,
  "/welcome.css": `body { font: 1.05rem/1.5 system-ui, sans-serif; margin: 0; color: #1b2430; background: #f6f7f9; }
main { max-width: 34rem; margin: 12vh auto; padding: 2rem; background: #fff; border-radius: 10px; }
h1 { margin-top: 0; font-weight: 600; }
`,
  "/welcome.js": `const state = document.getElementById("state");
const secret = new URLSearchParams(location.hash.slice(1)).get("link");
history.replaceState(null, "", location.pathname);
const answer = secret
  ? await fetch("/api/session/link", {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ secret }),
    })
  : await fetch("/api/me");
const body = await answer.json();
state.textContent = answer.ok
  ? "You are signed in as " + body.name + " (" + body.roles.join(", ") + ")."
  : body.error.message + ". " + body.error.remedy;
`,
};

import { useQuery } from "@tanstack/react-query";
import { Link, Outlet } from "@tanstack/react-router";
import { useState } from "react";
import { ApiFailure } from "../api/client.ts";
import { meQuery, type Permission } from "../api/queries.ts";
import { Loaded } from "../ui/states.tsx";
import { SignIn } from "./sign-in.tsx";
import { applyTheme, readTheme, THEMES, type Theme } from "./theme.ts";

const SCREENS = [
  { to: "/", name: "Home", needs: "overview.read" },
  { to: "/documents", name: "Documents", needs: "documents.read" },
  { to: "/label", name: "Label", needs: "labels.read" },
  { to: "/agreement", name: "Agreement", needs: "agreement.read" },
  { to: "/datasets", name: "Datasets", needs: "datasets.read" },
  { to: "/runs", name: "Runs", needs: "runs.read" },
  { to: "/evaluation", name: "Evaluation", needs: "evaluations.read" },
  { to: "/releases", name: "Releases", needs: "releases.read" },
  { to: "/reading", name: "Blind reading", needs: "studies.list" },
  { to: "/audit", name: "Audit", needs: "audit.read" },
  { to: "/people", name: "People", needs: "people.manage" },
] as const satisfies { to: string; name: string; needs: Permission }[];

/** The frame of every screen: what this person may open, who they are, and the screen itself. */
export function Shell() {
  const me = useQuery(meQuery);
  const [theme, setTheme] = useState<Theme>(readTheme);
  if (me.error instanceof ApiFailure && me.error.status === 401) return <SignIn />;
  return (
    <Loaded query={me} what="the studio">
      {({ name, permissions }) => (
        <>
          <a className="skip" href="#screen">
            Skip to the screen
          </a>
          <header className="bar">
            <Link to="/" className="brand" aria-label="Residency, home">
              <img src="/icon.svg" alt="" width="22" height="22" /> <span>Residency</span>
            </Link>
            <nav aria-label="Screens">
              {SCREENS.filter(({ needs }) => permissions.includes(needs)).map(({ to, name: screen }) => (
                <Link key={to} to={to} activeOptions={{ exact: to === "/", includeSearch: false }}>
                  {screen}
                </Link>
              ))}
            </nav>
            <button
              type="button"
              className="quiet"
              aria-label={`Colours: ${theme}. Change`}
              title={`Colours: ${theme}`}
              onClick={() => {
                const next = THEMES[(THEMES.indexOf(theme) + 1) % THEMES.length] ?? "auto";
                applyTheme(next);
                setTheme(next);
              }}
            >
              {{ auto: "◐", light: "☀", dark: "☾" }[theme]}
            </button>
            <Link to="/account" className="person" title="Your account">
              {name}
            </Link>
          </header>
          <div id="screen">
            <Outlet />
          </div>
        </>
      )}
    </Loaded>
  );
}

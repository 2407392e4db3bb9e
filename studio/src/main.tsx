import "@fontsource/inter/latin-ext-400.css";
import "@fontsource/inter/latin-ext-600.css";
import "@fontsource/inter/latin-400.css";
import "@fontsource/inter/latin-500.css";
import "@fontsource/inter/latin-600.css";
import "./theme.css";
import "./screens.css";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { RouterProvider } from "@tanstack/react-router";
import { createRoot } from "react-dom/client";
import { ApiFailure, answer, api } from "./api/client.ts";
import { meQuery } from "./api/queries.ts";
import { LINK_FAILURE } from "./shell/link-failure.ts";
import { router } from "./shell/router.tsx";
import { applyTheme, readTheme } from "./shell/theme.ts";

const client = new QueryClient({
  defaultOptions: {
    queries: {
      // A refusal stays one; only a lost connection is tried again.
      retry: (failures, error) => error instanceof ApiFailure && error.code === "offline" && failures < 2,
      networkMode: "always",
    },
    mutations: { networkMode: "always" },
  },
});

/** Takes the secret of a one-time link out of the address before anything can see it there. */
async function takeLink(): Promise<void> {
  const secret = new URLSearchParams(location.hash.slice(1)).get("link");
  if (!secret) return;
  history.replaceState(null, "", location.pathname);
  try {
    client.setQueryData(meQuery.queryKey, await answer(api.POST("/api/session/link", { body: { secret } })));
  } catch (error) {
    client.setQueryData(LINK_FAILURE, error);
  }
}

applyTheme(readTheme());
await takeLink();
window.addEventListener("hashchange", () => void takeLink()); // a link that is pasted into a tab of the studio
const place = document.getElementById("root");
if (place)
  createRoot(place).render(
    <QueryClientProvider client={client}>
      <RouterProvider router={router} />
    </QueryClientProvider>,
  );

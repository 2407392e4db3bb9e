import { fileURLToPath } from "node:url";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

export default defineConfig({
  root: fileURLToPath(new URL(".", import.meta.url)),
  plugins: [react()],
  // While screens are written: a studio that runs beside it answers.
  server: { proxy: { "/api": "http://127.0.0.1:4310" } },
  build: {
    target: "es2023",
    // The server's policy loads nothing from data: addresses.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 900,
  },
});

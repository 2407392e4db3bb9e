import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useNavigate, useParams, useSearch } from "@tanstack/react-router";
import { ApiFailure, answer, api } from "../api/client.ts";
import { meQuery, overviewQuery } from "../api/queries.ts";
import { Loaded } from "../ui/states.tsx";
import { decisionOn } from "./decision.ts";
import { readAnswers, suggestedAnswers } from "./proposals.ts";
import { traces } from "./reasoning/trace.ts";
import { Workbench } from "./workbench.tsx";

/** One document to label: what it is, what stands, what is proposed; each loaded once, since edits stand on it. */
export function LabelDocument() {
  const { documentId } = useParams({ from: "/label/$documentId" });
  const { purpose } = useSearch({ from: "/label/$documentId" });
  const client = useQueryClient();
  const navigate = useNavigate();
  const path = { params: { path: { id: documentId } } };
  const me = useQuery(meQuery);
  const work = useQuery({
    queryKey: ["label", documentId, purpose],
    queryFn: async () => {
      const [overview, document, labels, { proposals, reasoning }] = await Promise.all([
        client.ensureQueryData(overviewQuery),
        answer(api.GET("/api/documents/{id}", path)),
        answer(api.GET("/api/documents/{id}/labels", path)),
        purpose === "adjudicate"
          ? answer(api.GET("/api/documents/{id}/disagreements", path)).then(({ items }) => ({
              proposals: readAnswers(items),
              reasoning: [],
            }))
          : answer(api.GET("/api/documents/{id}/suggestions", path)).then(({ items }) => ({
              proposals: suggestedAnswers(items),
              reasoning: traces(items),
            })),
      ]);
      const { families, fields, general, version } = overview.specialty;
      const own = document.family === null || families.includes(document.family);
      const all = own ? fields : (general[document.family ?? ""] ?? fields);
      return { document, labels, proposals, traces: reasoning, definitions: all, version };
    },
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  });

  async function goOn(): Promise<void> {
    if (purpose !== "adjudicate") await decideAll(documentId);
    if (purpose) {
      const finish = api.POST("/api/label-queue/{id}/finish", {
        params: { path: { id: documentId }, query: { purpose } },
      });
      await answer(finish).catch((error: unknown) => {
        // Somebody else has it now; what was saved stays saved.
        if (!(error instanceof ApiFailure && error.code === "lease-lost")) throw error;
      });
    }
    void client.invalidateQueries({ queryKey: ["label-queue"] });
    const { item } = await answer(
      purpose === "adjudicate"
        ? api.POST("/api/adjudication-queue/next")
        : api.POST("/api/label-queue/next", { body: { purpose: purpose ?? "first", share: 0.1 } }),
    );
    if (item)
      await navigate({
        to: "/label/$documentId",
        params: { documentId: item.documentId },
        search: { purpose: item.purpose },
      });
    else await navigate({ to: "/label", search: { done: "all" } });
  }

  return (
    <Loaded query={work} what="the document">
      {(data) => (
        <Workbench
          key={`${documentId} ${purpose}`}
          {...data}
          person={me.data?.name ?? ""}
          purpose={purpose}
          onFinish={goOn}
        />
      )}
    </Loaded>
  );
}

/** Records what became of each suggestion, now that the labels stand: teachers are measured by it. */
async function decideAll(documentId: string): Promise<void> {
  const path = { id: documentId };
  const [{ items }, { labels }] = await Promise.all([
    answer(api.GET("/api/documents/{id}/suggestions", { params: { path } })),
    answer(api.GET("/api/documents/{id}/labels", { params: { path } })),
  ]);
  for (const suggestion of items) {
    const body = decisionOn(suggestion, labels);
    if (!body) continue;
    const params = { path: { ...path, suggestion: suggestion.id } };
    // Somebody else may have decided meanwhile; their decision stands, and the labels are saved in any case.
    await answer(api.POST("/api/documents/{id}/suggestions/{suggestion}/decision", { params, body })).catch(
      (error: unknown) => {
        if (!(error instanceof ApiFailure && error.status >= 400 && error.status < 500)) throw error;
      },
    );
  }
}

import { useQuery } from "@tanstack/react-query";
import { Link, useNavigate, useSearch } from "@tanstack/react-router";
import { useEffect, useState } from "react";
import { answer, api } from "../api/client.ts";

const CHOICES = {
  labels: ["unlabelled", "labelled", "read-twice", "disagreement"],
  split: ["train", "dev", "test"],
  quality: ["good", "fair", "poor"],
  phi: ["found", "none", "unknown"],
} as const;
const FACETS = ["family", "facility", "template"] as const;
/** Whoever types means the whole word, not each letter. */
const TYPING_MS = 300;

type Name = keyof typeof CHOICES | (typeof FACETS)[number];

/** What is listed; it stands in the address, and nowhere else. */
export function Filters() {
  const filter = useSearch({ from: "/documents" });
  const navigate = useNavigate({ from: "/documents" });
  const facets = useQuery({
    queryKey: ["document-facets"],
    queryFn: () => answer(api.GET("/api/document-facets")),
    staleTime: 30_000,
  });
  const set = (name: Name | "search", value: string): void => {
    void navigate({ search: (before) => ({ ...before, [name]: value === "" ? undefined : value }), replace: true });
  };
  return (
    <search className="filters">
      <NameFilter value={filter.search ?? ""} onChange={(value) => set("search", value)} />
      {(Object.keys(CHOICES) as (keyof typeof CHOICES)[]).map((name) => (
        <label key={name}>
          {name === "phi" ? "PHI" : name}
          <select value={filter[name] ?? ""} onChange={(event) => set(name, event.target.value)}>
            <option value="">any</option>
            {CHOICES[name].map((option) => (
              <option key={option}>{option}</option>
            ))}
          </select>
        </label>
      ))}
      {FACETS.map((name) => (
        <label key={name}>
          {name}
          <input
            key={filter[name] ?? ""}
            list={`known-${name}`}
            defaultValue={filter[name] ?? ""}
            placeholder="any"
            onChange={(event) => {
              // What is picked from the list is meant as it stands; what is typed may not be finished.
              if (facets.data?.[name].includes(event.target.value)) set(name, event.target.value);
            }}
            onBlur={(event) => event.target.value !== (filter[name] ?? "") && set(name, event.target.value)}
            onKeyDown={(event) => event.key === "Enter" && set(name, event.currentTarget.value)}
          />
        </label>
      ))}
      {FACETS.map((name) => (
        <datalist key={name} id={`known-${name}`}>
          {facets.data?.[name].map((value) => (
            <option key={value} value={value} />
          ))}
        </datalist>
      ))}
      {Object.keys(filter).length > 0 && (
        <Link to="/documents" className="clear">
          Clear filters
        </Link>
      )}
    </search>
  );
}

function NameFilter({ value, onChange }: { value: string; onChange: (value: string) => void }) {
  const [typed, setTyped] = useState(value);
  useEffect(() => setTyped(value), [value]); // the filters were cleared, or the person went back
  // biome-ignore lint/correctness/useExhaustiveDependencies: only typing starts the wait again
  useEffect(() => {
    if (typed === value) return;
    const wait = setTimeout(() => onChange(typed), TYPING_MS);
    return () => clearTimeout(wait);
  }, [typed]);
  return (
    <label>
      Name
      <input
        type="search"
        value={typed}
        placeholder="a part of it"
        onChange={(event) => setTyped(event.target.value)}
      />
    </label>
  );
}

import { publishRelease, stageRelease } from "../../src/release/registry.ts";
import { testDataset, testEvaluation, testRelease, testRun, testSpecialty } from "../../src/release/test-release.ts";
import { type RunningStudio, startStudio } from "../../src/server/index.ts";
import { openTestStore, type TestStore } from "../../src/store/test-store.ts";
import { fixGates } from "../../src/train/index.ts";

export const RELEASED = "1a".repeat(8);
export const FAILING = "2b".repeat(8);
export const PASSING = "3c".repeat(8);

/** A studio over three releases: one released, one whose gates were fixed too late, one that passes. */
export class ReleaseProject {
  readonly kept: TestStore;
  readonly studio: RunningStudio;

  private constructor(kept: TestStore, studio: RunningStudio) {
    this.kept = kept;
    this.studio = studio;
  }

  static async start(): Promise<ReleaseProject> {
    const kept = await openTestStore("studio-releases");
    const { store } = kept;
    const projectFolder = store.folder;
    const specialty = testSpecialty({
      about: {
        provider: "Laboratory <b>North</b>",
        intendedUse: "Reading potassium | from reports",
        risks: ["<img src=x onerror=\"document.title='owned'\">"],
        languages: ["en"],
      },
    });
    const dataset = await testDataset(store, specialty, projectFolder);
    await testRun(store, projectFolder, dataset, "b".repeat(16)); // begins before any gate is fixed
    await fixGates(store, specialty);
    for (const run of ["a", "c"]) await testRun(store, projectFolder, dataset, run.repeat(16));
    for (const [release, run] of [
      [RELEASED, "a"],
      [FAILING, "b"],
      [PASSING, "c"],
    ] as const) {
      await testRelease(store, specialty, run.repeat(16), release);
      await testEvaluation(store, projectFolder, run.repeat(16), `e${run}`.repeat(8));
    }
    await stageRelease(store, specialty, RELEASED, { projectFolder });
    await publishRelease(store, specialty, RELEASED, { projectFolder });
    return new ReleaseProject(kept, await startStudio(store, { specialty, projectFolder }, { port: 0 }));
  }

  async stop(): Promise<void> {
    await this.studio.close();
    await this.kept.remove();
  }
}

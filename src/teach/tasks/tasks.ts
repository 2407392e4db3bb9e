import { captionTask } from "./caption-task.ts";
import { fieldsTask } from "./fields-task.ts";
import { reasoningTask } from "./reasoning-task.ts";
import type { TeachingTask, TeachingTaskName } from "./teaching-task.ts";
import { transcriptionTask } from "./transcription-task.ts";

/** Every teaching task by its name. */
export const TASKS: Record<TeachingTaskName, TeachingTask<Record<string, unknown>>> = {
  fields: fieldsTask,
  transcription: transcriptionTask,
  caption: captionTask,
  reasoning: reasoningTask,
};

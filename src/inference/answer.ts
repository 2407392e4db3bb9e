/** One thing asked about the pages of one document. `images` are paths of PNG files. */
export interface Question {
  id: string;
  images: string[];
  prompt: string;
}

/** What came back. Log-probabilities are natural logarithms, null where the source does not give them. */
export type Answer =
  | {
      id: string;
      text: string;
      tokens: number | null;
      logProbability: number | null;
      lowest: number | null;
      cut: boolean;
      seconds: number;
    }
  | { id: string; failure: string; seconds: number };

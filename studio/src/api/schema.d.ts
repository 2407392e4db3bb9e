// Made by `npm run -s studio-api` from /api/openapi.json; a test holds the two together.
export interface paths {
    "/api/adjudication-queue/next": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The next document with a disagreement, kept for you for a quarter of an hour */
        post: operations["takeNextDispute"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/agreement": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How far independent readings agree, by field and by readers */
        get: operations["getAgreement"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/audit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The audit chain, newest first */
        get: operations["listAudit"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/audit/verdict": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Recompute the whole chain */
        get: operations["verifyAudit"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/datasets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Dataset versions, newest first */
        get: operations["listDatasets"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/datasets/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One dataset version with its summary */
        get: operations["getDataset"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/datasets/{id}/diff/{other}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What differs from this version to the other */
        get: operations["diffDatasets"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/datasets/{id}/documents": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The documents of a version with their splits */
        get: operations["listDatasetDocuments"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/datasets/{id}/documents/{document}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Where a row came from, and what was done with it */
        get: operations["getLineage"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/disagreements": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What still has to be adjudicated */
        get: operations["listDisagreements"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/documents": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Documents, newest first */
        get: operations["listDocuments"];
        put?: never;
        /** Add one file: the body is its bytes */
        post: operations["addDocument"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/documents/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One document with its pages */
        get: operations["getDocument"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/documents/{id}/adjudications": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Settle what two readings gave differently */
        put: operations["adjudicate"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/documents/{id}/disagreements": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Open disagreements of one document, with both readings */
        get: operations["getDisagreements"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/documents/{id}/labels": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Current labels with evidence and revision */
        get: operations["getLabels"];
        /** Save labels on top of the revisions that were seen, all or none */
        put: operations["saveLabels"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/documents/{id}/labels/history": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Every revision of every label */
        get: operations["getLabelHistory"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/documents/{id}/pages/{page}/image": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One page as WebP, made anew from its pixels */
        get: operations["getPageImage"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/documents/{id}/source": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The file as it was added, always as an attachment */
        get: operations["getSourceFile"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/documents/{id}/suggestions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What teachers proposed; never what is held back, and nothing to a second reader */
        get: operations["getSuggestions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/documents/{id}/suggestions/{suggestion}/decision": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Accept, edit or reject a suggestion; accepted ones become labels in your name */
        post: operations["decideSuggestion"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/evaluations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Evaluations, newest first */
        get: operations["listEvaluations"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/evaluations/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One evaluation with its scores and comparisons */
        get: operations["getEvaluation"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/evaluations/{id}/rows": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The judged fields behind the numbers */
        get: operations["listFieldResults"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/health": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whether the server answers and reaches its database */
        get: operations["getHealth"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/label-queue": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How many documents wait, by purpose */
        get: operations["getQueueLengths"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/label-queue/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Keep a document for another quarter of an hour */
        put: operations["keepDocument"];
        post?: never;
        /** Give a document back unfinished */
        delete: operations["giveBackDocument"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/label-queue/{id}/finish": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** End the work on a document; a second reading is then compared with the first */
        post: operations["finishDocument"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/label-queue/next": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The next document to label, kept for you for a quarter of an hour */
        post: operations["takeNextDocument"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who you are, and what you may do */
        get: operations["getMe"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Set your password; your other sessions end */
        put: operations["setPassword"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/tokens": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Your tokens, without their secrets */
        get: operations["listOwnTokens"];
        put?: never;
        /** Make a token for a program; it can do no more than you */
        post: operations["makeToken"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/tokens/{token}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Make one of your tokens void */
        delete: operations["revokeOwnToken"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/openapi.json": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** This description */
        get: operations["getOpenApi"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/overview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What the project is about and how far it is */
        get: operations["getOverview"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/people": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Everybody with their roles */
        get: operations["listPeople"];
        put?: never;
        /** Add a person; the link signs them in once */
        post: operations["addPerson"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/people/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Change roles, or disable a person; their sessions end */
        patch: operations["changePerson"];
        trace?: never;
    };
    "/api/people/{id}/link": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A new one-time link for a person; the ones before are void */
        post: operations["makeLink"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/people/{id}/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** End all sessions of a person */
        delete: operations["signOutPerson"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/people/{id}/tokens": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A person's tokens, without their secrets */
        get: operations["listTokens"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/people/{id}/tokens/{token}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Make a person's token void */
        delete: operations["revokeToken"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/rejections": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Files that could not be added, each with its reason */
        get: operations["listRejections"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/releases": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Releases with their gates, newest first */
        get: operations["listReleases"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/releases/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One release with the evidence of its gates */
        get: operations["getRelease"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/releases/{id}/publish": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Make a staged release the released one; the one before it is retired */
        post: operations["publishRelease"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/releases/{id}/retire": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take a release out of use */
        post: operations["retireRelease"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/releases/{id}/stage": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Judge the gates; a release that passes, or is let through by name, is staged */
        post: operations["stageRelease"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/rollback": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Go back to the release before the released one */
        post: operations["rollbackRelease"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/runs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Runs, newest first; points of curves too */
        get: operations["listRuns"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/runs/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One run with its loss curve */
        get: operations["getRun"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/runs/{id}/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The run's events as they come; goes on after Last-Event-ID */
        get: operations["followRun"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/runs/{id}/stop": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ask for a stop; whoever trains the run saves a checkpoint first */
        post: operations["stopRun"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/session": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Sign out */
        delete: operations["signOut"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/session/link": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Sign in with the secret of a one-time link */
        post: operations["signInWithLink"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/session/password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Sign in with name and password */
        post: operations["signInWithPassword"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/studies": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Blind readings and how far they are; no models and no sides */
        get: operations["listStudies"];
        put?: never;
        /** Open a blind reading: its plan is frozen from here on */
        post: operations["openStudy"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/studies/{id}/close": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** End the voting, for good */
        post: operations["closeStudy"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/studies/{id}/next": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The next pair for you; nothing in it tells the sides apart */
        post: operations["nextStudyItem"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/studies/{id}/result": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The result, once the sides are revealed */
        get: operations["getStudyResult"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/studies/{id}/sides": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Reveal the sides of a closed study; recorded, and refused while it is open */
        post: operations["unblindStudy"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/studies/{id}/votes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Vote on a pair, once and for good */
        post: operations["vote"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        AddedDocument: {
            /** @description SHA-256 of the source file */
            id: string;
            /** @enum {string} */
            outcome: "added" | "known";
            /** @description Null for a document that was there already. */
            pages: number | null;
        };
        AddedPerson: {
            link: components["schemas"]["SignInLink"];
            person: components["schemas"]["Person"];
        };
        Agreement: {
            all: {
                alpha: components["schemas"]["Score"];
                evidence: components["schemas"]["Score"];
                interval: components["schemas"]["Interval"];
                percent: components["schemas"]["Score"];
            };
            documents: number;
            fields: components["schemas"]["FieldAgreement"][];
            readers: {
                documents: number;
                first: string;
                percent: components["schemas"]["Score"];
                second: string;
            }[];
        };
        AuditEntry: {
            action: string;
            actor: string;
            at: string;
            detail: {
                [key: string]: unknown;
            };
            hash: string;
            sequence: number;
            subject: string;
        };
        AuditList: {
            items: components["schemas"]["AuditEntry"][];
            next: string | null;
        };
        AuditVerdict: {
            head: string;
            /** @enum {boolean} */
            intact: true;
            rows: number;
        } | {
            brokenAt: number;
            /** @enum {boolean} */
            intact: false;
            reason: string;
            rows: number;
        };
        /** @description Fractions of the unrotated page, origin top left; page counts from 0. */
        Box: {
            height: number;
            page: number;
            width: number;
            x: number;
            y: number;
        };
        ClosedStudy: {
            id: string;
            votes: number;
        };
        Dataset: {
            /**
             * Format: date-time
             * @description UTC, ISO 8601
             */
            createdAt: string;
            id: string;
            specialty: string;
            summary: components["schemas"]["DatasetSummary"];
        };
        DatasetChange: {
            /** @enum {string} */
            change: "added" | "removed" | "changed";
            /** @description SHA-256 of the source file */
            documentId: string;
            name: string;
            parts: string[];
            paths: string[];
            splitAfter: string | null;
            splitBefore: string | null;
        };
        DatasetDiff: {
            added: number;
            changed: number;
            changes: components["schemas"]["DatasetChange"][];
            equal: number;
            removed: number;
        };
        DatasetList: {
            items: components["schemas"]["Dataset"][];
            next: string | null;
        };
        DatasetMember: {
            /** @description SHA-256 of the source file */
            documentId: string;
            family: string | null;
            name: string;
            /** @enum {string} */
            phi: "found" | "none" | "unknown";
            /** @description Whether it is a training row. */
            selected: boolean;
            /** @enum {string} */
            split: "train" | "dev" | "test";
        };
        DatasetMemberList: {
            items: components["schemas"]["DatasetMember"][];
            next: string | null;
        };
        DatasetSummary: {
            documents: number;
            domains: {
                [key: string]: {
                    [key: string]: number;
                };
            };
            exactDuplicates: number;
            families: {
                [key: string]: {
                    [key: string]: number;
                };
            };
            leaks: number;
            leftOut: {
                [key: string]: number;
            };
            nearDuplicates: number;
            splits: {
                [key: string]: number;
            };
            trainingRows: number;
        } & {
            [key: string]: unknown;
        };
        DecidedSuggestion: {
            labels: number;
        };
        Disagreement: {
            current: components["schemas"]["Reading"];
            /** @description SHA-256 of the source file */
            documentId: string;
            first: components["schemas"]["Reading"];
            path: string;
            second: components["schemas"]["Reading"];
        };
        DisagreementList: {
            items: components["schemas"]["OpenDisagreement"][];
            next: string | null;
        };
        Document: {
            class: string | null;
            /**
             * Format: date-time
             * @description UTC, ISO 8601
             */
            createdAt: string;
            domain: string | null;
            facility: string | null;
            family: string | null;
            /** @description SHA-256 of the source file */
            id: string;
            /** @enum {string} */
            mediaType: "image/png" | "image/jpeg" | "image/tiff" | "application/pdf";
            name: string;
            pages: components["schemas"]["DocumentPage"][];
            sizeBytes: number;
            subject: string | null;
            template: string | null;
            text: string | null;
        };
        DocumentDisagreements: {
            items: components["schemas"]["Disagreement"][];
        };
        DocumentLabels: {
            /** @description You are its second reader: only your own labels are shown. */
            blind: boolean;
            /** @description Paths on which two readings differ, still open. */
            disagreements: string[];
            /** @description SHA-256 of the source file */
            documentId: string;
            labels: components["schemas"]["Label"][];
        };
        DocumentList: {
            /** @description Version that split and phi are of. */
            dataset: string | null;
            items: components["schemas"]["ListedDocument"][];
            next: string | null;
            /** @description Documents that fit the filter; only with `count=true`. */
            total: number | null;
        };
        DocumentPage: {
            height: number;
            index: number;
            quality: {
                blank: boolean;
                contrast: number;
                ink: number;
                sharpness: number;
                skewDegrees: number | null;
            };
            width: number;
        };
        Evaluation: {
            candidates: {
                id: string;
                name: string;
            }[];
            /**
             * Format: date-time
             * @description UTC, ISO 8601
             */
            createdAt: string;
            datasetId: string;
            id: string;
            split: string;
        };
        EvaluationList: {
            items: components["schemas"]["Evaluation"][];
            next: string | null;
        };
        /** @description The type EvaluationResult of src/domain/evaluation.ts. */
        EvaluationResult: ({
            candidates: ({
                id: string;
                name: string;
            } & {
                [key: string]: unknown;
            })[];
            comparisons: ({
                left: string;
                right: string;
            } & {
                [key: string]: unknown;
            })[];
            documents: number;
            generalDocuments: number;
        } & {
            [key: string]: unknown;
        }) | null;
        EvaluationWithResult: {
            candidates: {
                id: string;
                name: string;
            }[];
            /**
             * Format: date-time
             * @description UTC, ISO 8601
             */
            createdAt: string;
            datasetId: string;
            id: string;
            result: components["schemas"]["EvaluationResult"];
            split: string;
        };
        Failure: {
            error: {
                /** @enum {string} */
                code: "config-missing" | "config-invalid" | "path-not-found" | "file-empty" | "file-too-large" | "file-type-unsupported" | "file-damaged" | "file-encrypted" | "page-too-large" | "too-many-pages" | "render-timeout" | "render-crashed" | "labels-invalid" | "bundle-invalid" | "document-not-found" | "dataset-empty" | "dataset-not-found" | "dataset-leak" | "model-not-found" | "run-not-found" | "run-busy" | "evaluation-not-found" | "run-not-training" | "engine-missing" | "engine-failed" | "engine-refused" | "endpoint-failed" | "endpoint-invalid" | "phi-blocked" | "budget-spent" | "gates-failed" | "release-not-found" | "release-state" | "override-invalid" | "signing-key-invalid" | "converter-missing" | "converter-failed" | "bundle-altered" | "study-not-found" | "study-closed" | "study-open" | "study-invalid" | "vote-refused" | "judge-cases-invalid" | "outcomes-invalid" | "advice-impossible" | "label-conflict" | "lease-lost" | "request-invalid" | "not-signed-in" | "not-permitted" | "not-served" | "origin-refused" | "sign-in-failed" | "link-spent" | "too-many-attempts" | "person-not-found" | "studio-exposed" | "suggestion-not-found" | "suggestion-closed" | "merge-differs" | "database-unavailable" | "blob-missing" | "audit-broken" | "disk-full" | "interrupted" | "usage" | "internal";
                message: string;
                remedy: string;
            };
        };
        FieldAgreement: {
            alpha: components["schemas"]["Score"];
            evidence: components["schemas"]["Score"];
            interval: components["schemas"]["Interval"];
            kappa: components["schemas"]["Score"];
            path: string;
            percent: components["schemas"]["Score"];
        };
        FieldDefinition: {
            /** @enum {string} */
            criticality: "decision" | "supporting" | "informational";
            description: string | null;
            /** @enum {string} */
            evidence: "required" | "optional";
            /** @enum {string} */
            normaliser: "exact" | "text" | "number" | "date" | "unit";
            path: string;
            /** @enum {string} */
            type: "text" | "number" | "date" | "code";
        };
        FieldResult: {
            anls: number;
            answered: string | null;
            candidate: string;
            confidence: number | null;
            /** @description SHA-256 of the source file */
            documentId: string;
            /** @enum {string|null} */
            evidence: "right" | "wrong" | "missing" | null;
            expected: string | null;
            /** @enum {string} */
            outcome: "right" | "wrong" | "omitted" | "hallucinated" | "failed";
            path: string;
        };
        FieldResultList: {
            items: components["schemas"]["FieldResult"][];
            next: string | null;
        };
        /** @enum {string} */
        FieldStatus: "present" | "absent" | "illegible" | "not-applicable";
        FinishedDocument: {
            disagreements: string[];
        };
        Health: {
            /** @enum {boolean} */
            ok: true;
        };
        /** @description Two-sided; level 0.95 for 95 %. */
        Interval: {
            high: number;
            level: number;
            low: number;
        } | null;
        Label: {
            author: string;
            /**
             * Format: date-time
             * @description UTC, ISO 8601
             */
            createdAt: string;
            evidence: components["schemas"]["StoredBox"][];
            method: string;
            path: string;
            revision: number;
            status: components["schemas"]["FieldStatus"];
            value: string | null;
        };
        LabelConflict: {
            current: components["schemas"]["Label"] & (Record<string, never> | null);
            path: string;
            yours: components["schemas"]["LabelInput"];
        };
        LabelConflicts: components["schemas"]["Failure"] & {
            conflicts: components["schemas"]["LabelConflict"][];
        };
        LabelHistory: {
            items: components["schemas"]["Label"][];
        };
        LabelInput: {
            evidence: components["schemas"]["Box"][];
            /** @description Revision that the person saw; 0 for none. */
            expectedRevision: number;
            path: string;
            status: components["schemas"]["FieldStatus"];
            value: string | null;
        };
        LabelSave: {
            labels: components["schemas"]["LabelInput"][];
        };
        Lineage: {
            added: {
                actor: string;
                at: string;
                sequence: number;
            } | null;
            document: {
                fields?: {
                    [key: string]: {
                        evidence: components["schemas"]["StoredBox"][];
                        status: components["schemas"]["FieldStatus"];
                        value: string | null;
                    };
                };
                /** @description SHA-256 of the source file */
                id: string;
                name: string;
                pages: {
                    height: number;
                    sha256: string;
                    width: number;
                }[];
                selected: boolean;
                /** @enum {string} */
                split: "train" | "dev" | "test";
            } & {
                [key: string]: unknown;
            };
            evaluations: {
                id: string;
                split: string;
            }[];
            labels: {
                author: string | null;
                method: string | null;
                path: string;
                revision: number | null;
            }[];
            runs: {
                id: string;
                state: string;
                trained: boolean;
            }[];
            /** @description Name of the file that it was read from. */
            source: string;
        };
        LinkSignIn: {
            secret: string;
        };
        ListedDocument: {
            class: string | null;
            /**
             * Format: date-time
             * @description UTC, ISO 8601
             */
            createdAt: string;
            /** @description Values that two readings gave differently, still open. */
            disagreements: number;
            domain: string | null;
            facility: string | null;
            family: string | null;
            /** @description SHA-256 of the source file */
            id: string;
            /** @description Values with a label. */
            labels: number;
            /** @enum {string} */
            mediaType: "image/png" | "image/jpeg" | "image/tiff" | "application/pdf";
            name: string;
            pages: number;
            /** @enum {string|null} */
            phi: "found" | "none" | "unknown" | null;
            /** @enum {string} */
            quality: "good" | "fair" | "poor";
            sizeBytes: number;
            /** @enum {string|null} */
            split: "train" | "dev" | "test" | null;
            subject: string | null;
            template: string | null;
        };
        LossPoint: {
            evalLoss: number | null;
            loss: number | null;
            step: number;
        };
        MadeToken: {
            /** @description Shown this once. */
            secret: string;
            token: components["schemas"]["Token"];
        };
        Me: {
            hasPassword: boolean;
            id: string;
            name: string;
            permissions: ("anyone" | "everybody" | "overview.read" | "documents.read" | "documents.add" | "pages.read" | "labels.read" | "labels.write" | "labels.adjudicate" | "agreement.read" | "datasets.read" | "runs.read" | "runs.stop" | "evaluations.read" | "releases.read" | "releases.change" | "studies.list" | "studies.read" | "studies.manage" | "studies.vote" | "audit.read" | "people.manage")[];
            roles: ("viewer" | "labeller" | "reviewer" | "reader" | "admin")[];
        };
        NewPerson: {
            name: string;
            roles: components["schemas"]["Roles"];
        };
        NewToken: {
            /**
             * Format: date-time
             * @description UTC, ISO 8601
             * @default null
             */
            expiresAt: string | null;
            name: string;
            roles: components["schemas"]["Roles"];
        };
        NextItem: {
            item: components["schemas"]["QueueItem"];
        };
        NextRequest: {
            /**
             * @default first
             * @enum {string}
             */
            purpose: "first" | "second";
            /** @default 0.1 */
            share: number;
        };
        NextStudyItem: {
            item: components["schemas"]["ReaderItem"];
        };
        OpenApi: {
            [key: string]: unknown;
        };
        OpenDisagreement: {
            /**
             * Format: date-time
             * @description UTC, ISO 8601
             */
            createdAt: string;
            /** @description SHA-256 of the source file */
            documentId: string;
            path: string;
        };
        OpenedStudy: {
            id: string;
            identical: number;
            items: number;
            planSha256: string;
            repeats: number;
        };
        Overview: {
            datasets: number;
            documents: number;
            lastEvaluation: {
                /**
                 * Format: date-time
                 * @description UTC, ISO 8601
                 */
                createdAt: string;
                id: string;
            } | null;
            lastRelease: {
                /**
                 * Format: date-time
                 * @description UTC, ISO 8601
                 */
                createdAt: string;
                id: string;
                state: string;
            } | null;
            openDisagreements: number;
            runs: number;
            specialty: {
                families: string[];
                fields: components["schemas"]["FieldDefinition"][];
                general: {
                    [key: string]: components["schemas"]["FieldDefinition"][];
                };
                name: string;
            };
        };
        PasswordChange: {
            /** @description Needed where you have one. */
            current?: string;
            password: string;
        };
        PasswordSignIn: {
            name: string;
            password: string;
        };
        Person: {
            /**
             * Format: date-time
             * @description UTC, ISO 8601
             */
            createdAt: string;
            disabled: boolean;
            hasPassword: boolean;
            id: string;
            name: string;
            roles: ("viewer" | "labeller" | "reviewer" | "reader" | "admin")[];
        };
        PersonChange: {
            disabled?: boolean;
            roles?: components["schemas"]["Roles"];
        };
        PersonList: {
            items: components["schemas"]["Person"][];
        };
        PersonTokenList: {
            items: components["schemas"]["Token"][];
        };
        QueueItem: {
            /** @description SHA-256 of the source file */
            documentId: string;
            /**
             * Format: date-time
             * @description UTC, ISO 8601
             */
            expiresAt: string;
            /** @enum {string} */
            purpose: "first" | "second" | "adjudicate";
        } | null;
        QueueLengths: {
            adjudicate: number;
            first: number;
            second: number;
        };
        ReaderItem: {
            a: string | null;
            b: string | null;
            /** @description SHA-256 of the source file */
            documentId: string;
            item: number;
            left: number;
            /** @description How many; their pictures are at /api/documents/{id}/pages/{page}/image. */
            pages: number;
            question: string;
            studyId: string;
        } | null;
        Reading: {
            author: string;
            evidence: components["schemas"]["StoredBox"][];
            method: string;
            path: string;
            revision: number;
            status: components["schemas"]["FieldStatus"];
            value: string | null;
        } | null;
        Rejection: {
            code: string;
            /**
             * Format: date-time
             * @description UTC, ISO 8601
             */
            createdAt: string;
            name: string;
            reason: string;
        };
        RejectionList: {
            items: components["schemas"]["Rejection"][];
            next: string | null;
        };
        Release: {
            /**
             * Format: date-time
             * @description UTC, ISO 8601
             */
            createdAt: string;
            evidence: {
                [key: string]: unknown;
            };
            gatePlanSha256: string | null;
            /** @description Null before they were judged. */
            gates: {
                [key: string]: unknown;
            }[] | null;
            id: string;
            /**
             * Format: date-time
             * @description UTC, ISO 8601
             */
            releasedAt: string | null;
            replaces: string | null;
            runId: string;
            specialty: string | null;
            /** @enum {string} */
            state: "candidate" | "staged" | "released" | "retired";
        };
        ReleaseList: {
            items: components["schemas"]["Release"][];
        };
        Roles: ("viewer" | "labeller" | "reviewer" | "reader" | "admin")[];
        Rollback: {
            from: components["schemas"]["Release"];
            to: components["schemas"]["Release"];
        };
        Run: {
            base: string;
            baseSha256: string;
            /**
             * Format: date-time
             * @description UTC, ISO 8601
             */
            createdAt: string;
            datasetId: string;
            id: string;
            recipe: {
                method: string;
            } & {
                [key: string]: unknown;
            };
            result: {
                [key: string]: unknown;
            } | null;
            /** @enum {string} */
            state: "planned" | "training" | "stopped" | "failed" | "done";
            /**
             * Format: date-time
             * @description UTC, ISO 8601
             */
            stopRequestedAt: string | null;
            variation: ({
                kind: string;
                seed: number;
                share: number;
            } & {
                [key: string]: unknown;
            }) | null;
        };
        RunList: {
            items: components["schemas"]["Run"][];
            next: string | null;
        };
        RunWithCurve: {
            base: string;
            baseSha256: string;
            /**
             * Format: date-time
             * @description UTC, ISO 8601
             */
            createdAt: string;
            curve: components["schemas"]["LossPoint"][];
            datasetId: string;
            id: string;
            recipe: {
                method: string;
            } & {
                [key: string]: unknown;
            };
            result: {
                [key: string]: unknown;
            } | null;
            /** @enum {string} */
            state: "planned" | "training" | "stopped" | "failed" | "done";
            /**
             * Format: date-time
             * @description UTC, ISO 8601
             */
            stopRequestedAt: string | null;
            variation: ({
                kind: string;
                seed: number;
                share: number;
            } & {
                [key: string]: unknown;
            }) | null;
        };
        SavedLabels: {
            labels: components["schemas"]["Label"][];
        };
        /** @description A measured number, or the reason why there is none. */
        Score: {
            /** @enum {string} */
            kind: "scored";
            n: number;
            value: number;
        } | {
            /** @enum {string} */
            kind: "unscored";
            reason: string;
        };
        SignInLink: {
            /**
             * Format: date-time
             * @description UTC, ISO 8601
             */
            expiresAt: string;
            /** @description The link is the studio's address with #link= and this; shown this once. */
            secret: string;
        };
        StageRequest: {
            /**
             * @description Gates that you let through in your name; printed on the card.
             * @default []
             */
            overrides: {
                gate: string;
                reason: string;
            }[];
        };
        StoredBox: {
            height: number;
            page: number;
            width: number;
            x: number;
            y: number;
        };
        StoredVote: {
            item: number;
        };
        Study: {
            id: string;
            items: number;
            name: string;
            /**
             * Format: date-time
             * @description UTC, ISO 8601
             */
            openedAt: string;
            planSha256: string;
            readers: number;
            /** @enum {string} */
            state: "open" | "closed" | "unblinded";
            votes: number;
            votesAskedFor: number;
        };
        StudyList: {
            items: components["schemas"]["Study"][];
        };
        /** @description The type StudyPlanInput of src/study/plan.ts; checked as a whole. */
        StudyPlan: {
            candidates: {
                id: string;
                name: string;
            }[];
            name: string;
        } & {
            [key: string]: unknown;
        };
        /** @description The type StudyResult of src/study. */
        StudyResult: {
            id: string;
            planSha256: string;
        } & {
            [key: string]: unknown;
        };
        StudySides: {
            items: {
                a: string;
                b: string;
                /** @description SHA-256 of the source file */
                documentId: string;
                item: number;
            }[];
        };
        Suggestion: {
            content: {
                [key: string]: unknown;
            };
            /**
             * Format: date-time
             * @description UTC, ISO 8601
             */
            createdAt: string;
            decidedBy: string | null;
            /** @enum {string|null} */
            decision: "accepted" | "edited" | "rejected" | null;
            id: string;
            task: string;
            teacher: string;
        };
        SuggestionDecision: {
            /** @enum {string} */
            decision: "accepted" | "edited" | "rejected";
            edited?: {
                [key: string]: unknown;
            };
        };
        SuggestionList: {
            items: components["schemas"]["Suggestion"][];
        };
        Token: {
            /**
             * Format: date-time
             * @description UTC, ISO 8601
             */
            createdAt: string;
            /**
             * Format: date-time
             * @description UTC, ISO 8601
             */
            expiresAt: string | null;
            id: string;
            name: string;
            /**
             * Format: date-time
             * @description UTC, ISO 8601
             */
            revokedAt: string | null;
            roles: ("viewer" | "labeller" | "reviewer" | "reader" | "admin")[];
        };
        TokenList: {
            items: components["schemas"]["Token"][];
        };
        Vote: {
            item: number;
            reason?: string;
            seconds?: number;
            /** @default [] */
            tags: ("wrong-fact" | "missed-finding" | "unsafe" | "wrong-evidence" | "style")[];
            /** @enum {string} */
            vote: "a" | "b" | "both-good" | "both-bad";
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    takeNextDispute: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Null when nothing waits. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NextItem"];
                };
            };
            /** @description A coded error. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
        };
    };
    getAgreement: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Over all documents that were read twice. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Agreement"];
                };
            };
            /** @description A coded error. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
        };
    };
    listAudit: {
        parameters: {
            query?: {
                action?: string;
                actor?: string;
                /** @description `next` of the list before; the first part when left out. */
                cursor?: string;
                /** @description Items at most. */
                limit?: number;
                subject?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One part of the chain. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AuditList"];
                };
            };
            /** @description A coded error. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
        };
    };
    verifyAudit: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Intact with its head, or the first row that does not fit. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AuditVerdict"];
                };
            };
            /** @description A coded error. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
        };
    };
    listDatasets: {
        parameters: {
            query?: {
                /** @description `next` of the list before; the first part when left out. */
                cursor?: string;
                /** @description Items at most. */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One part of the list. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DatasetList"];
                };
            };
            /** @description A coded error. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
        };
    };
    getDataset: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description By its id or the beginning of it. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Dataset"];
                };
            };
            /** @description A coded error. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
        };
    };
    diffDatasets: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                other: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Counts of all, and the first 500 changes by document. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DatasetDiff"];
                };
            };
            /** @description A coded error. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
        };
    };
    listDatasetDocuments: {
        parameters: {
            query?: {
                /** @description `next` of the list before; the first part when left out. */
                cursor?: string;
                /** @description Items at most. */
                limit?: number;
                split?: "train" | "dev" | "test";
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description By document id. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DatasetMemberList"];
                };
            };
            /** @description A coded error. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
        };
    };
    getLineage: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description SHA-256 of the source file */
                document: string;
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The row as the version holds it, and its lineage. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Lineage"];
                };
            };
            /** @description A coded error. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
        };
    };
    listDisagreements: {
        parameters: {
            query?: {
                /** @description `next` of the list before; the first part when left out. */
                cursor?: string;
                /** @description Items at most. */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description By document and path. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DisagreementList"];
                };
            };
            /** @description A coded error. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
        };
    };
    listDocuments: {
        parameters: {
            query?: {
                count?: "true" | "false";
                /** @description `next` of the list before; the first part when left out. */
                cursor?: string;
                dataset?: string;
                facility?: string;
                family?: string;
                labels?: "unlabelled" | "labelled" | "read-twice" | "disagreement";
                /** @description Items at most. */
                limit?: number;
                phi?: "found" | "none" | "unknown";
                quality?: "good" | "fair" | "poor";
                search?: string;
                split?: "train" | "dev" | "test";
                template?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One part of the list. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DocumentList"];
                };
            };
            /** @description A coded error. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
        };
    };
    addDocument: {
        parameters: {
            query: {
                domain?: string;
                facility?: string;
                family?: string;
                name: string;
                subject?: string;
                template?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/octet-stream": string;
            };
        };
        responses: {
            /** @description The same bytes were there already. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AddedDocument"];
                };
            };
            /** @description Added. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AddedDocument"];
                };
            };
            /** @description A coded error. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
        };
    };
    getDocument: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description SHA-256 of the source file */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The document. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Document"];
                };
            };
            /** @description A coded error. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
        };
    };
    adjudicate: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description SHA-256 of the source file */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LabelSave"];
            };
        };
        responses: {
            /** @description Committed: every label as it stands now. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SavedLabels"];
                };
            };
            /** @description Somebody else was quicker; nothing was written, and both versions are given. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LabelConflicts"];
                };
            };
            /** @description A coded error. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
        };
    };
    getDisagreements: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description SHA-256 of the source file */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description By path. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DocumentDisagreements"];
                };
            };
            /** @description A coded error. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
        };
    };
    getLabels: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description SHA-256 of the source file */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Sorted by path. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DocumentLabels"];
                };
            };
            /** @description A coded error. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
        };
    };
    saveLabels: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description SHA-256 of the source file */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LabelSave"];
            };
        };
        responses: {
            /** @description Committed: every label as it stands now. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SavedLabels"];
                };
            };
            /** @description Somebody else was quicker; nothing was written, and both versions are given. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LabelConflicts"];
                };
            };
            /** @description A coded error. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
        };
    };
    getLabelHistory: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description SHA-256 of the source file */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description By path, the oldest first. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LabelHistory"];
                };
            };
            /** @description A coded error. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
        };
    };
    getPageImage: {
        parameters: {
            query?: {
                width?: "240" | "900" | "1600" | "full";
            };
            header?: never;
            path: {
                /** @description SHA-256 of the source file */
                id: string;
                page: number | null;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The picture. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "image/webp": string;
                };
            };
            /** @description A coded error. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
        };
    };
    getSourceFile: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description SHA-256 of the source file */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The bytes. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": string;
                };
            };
            /** @description A coded error. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
        };
    };
    getSuggestions: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description SHA-256 of the source file */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The oldest first. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SuggestionList"];
                };
            };
            /** @description A coded error. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
        };
    };
    decideSuggestion: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description SHA-256 of the source file */
                id: string;
                suggestion: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SuggestionDecision"];
            };
        };
        responses: {
            /** @description Labels written. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DecidedSuggestion"];
                };
            };
            /** @description A coded error. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
        };
    };
    listEvaluations: {
        parameters: {
            query?: {
                /** @description `next` of the list before; the first part when left out. */
                cursor?: string;
                /** @description Items at most. */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One part of the list. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EvaluationList"];
                };
            };
            /** @description A coded error. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
        };
    };
    getEvaluation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Null result: it was begun and not ended. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EvaluationWithResult"];
                };
            };
            /** @description A coded error. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
        };
    };
    listFieldResults: {
        parameters: {
            query?: {
                /** @description A candidate's id. */
                candidate?: string;
                /** @description `next` of the list before; the first part when left out. */
                cursor?: string;
                /** @description SHA-256 of the source file */
                document?: string;
                /** @description Definition path, such as results[].value. */
                field?: string;
                /** @description Items at most. */
                limit?: number;
                outcome?: "right" | "wrong" | "omitted" | "hallucinated" | "failed";
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description By candidate, document and path. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FieldResultList"];
                };
            };
            /** @description A coded error. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
        };
    };
    getHealth: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It does. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Health"];
                };
            };
            /** @description A coded error. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
        };
    };
    getQueueLengths: {
        parameters: {
            query?: {
                share?: number | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Documents. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["QueueLengths"];
                };
            };
            /** @description A coded error. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
        };
    };
    keepDocument: {
        parameters: {
            query: {
                purpose: "first" | "second" | "adjudicate";
            };
            header?: never;
            path: {
                /** @description SHA-256 of the source file */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Kept. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["QueueItem"];
                };
            };
            /** @description A coded error. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
        };
    };
    giveBackDocument: {
        parameters: {
            query: {
                purpose: "first" | "second" | "adjudicate";
            };
            header?: never;
            path: {
                /** @description SHA-256 of the source file */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Given back, or not held. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A coded error. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
        };
    };
    finishDocument: {
        parameters: {
            query: {
                purpose: "first" | "second" | "adjudicate";
            };
            header?: never;
            path: {
                /** @description SHA-256 of the source file */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Paths on which the two readings differ. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FinishedDocument"];
                };
            };
            /** @description A coded error. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
        };
    };
    takeNextDocument: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NextRequest"];
            };
        };
        responses: {
            /** @description Null when nothing waits. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NextItem"];
                };
            };
            /** @description A coded error. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
        };
    };
    getMe: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description You. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Me"];
                };
            };
            /** @description A coded error. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
        };
    };
    setPassword: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PasswordChange"];
            };
        };
        responses: {
            /** @description Set. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A coded error. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
        };
    };
    listOwnTokens: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The newest first. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TokenList"];
                };
            };
            /** @description A coded error. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
        };
    };
    makeToken: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewToken"];
            };
        };
        responses: {
            /** @description Made. The secret is shown this once. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MadeToken"];
                };
            };
            /** @description A coded error. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
        };
    };
    revokeOwnToken: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                token: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Void. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A coded error. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
        };
    };
    getOpenApi: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OpenAPI 3.1. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OpenApi"];
                };
            };
            /** @description A coded error. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
        };
    };
    getOverview: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Counts, and the newest of what decides. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Overview"];
                };
            };
            /** @description A coded error. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
        };
    };
    listPeople: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description By name. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PersonList"];
                };
            };
            /** @description A coded error. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
        };
    };
    addPerson: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewPerson"];
            };
        };
        responses: {
            /** @description Added. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AddedPerson"];
                };
            };
            /** @description A coded error. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
        };
    };
    changePerson: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PersonChange"];
            };
        };
        responses: {
            /** @description As it is now. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Person"];
                };
            };
            /** @description A coded error. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
        };
    };
    makeLink: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Made. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SignInLink"];
                };
            };
            /** @description A coded error. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
        };
    };
    signOutPerson: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Ended. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A coded error. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
        };
    };
    listTokens: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The newest first. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PersonTokenList"];
                };
            };
            /** @description A coded error. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
        };
    };
    revokeToken: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                token: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Void. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A coded error. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
        };
    };
    listRejections: {
        parameters: {
            query?: {
                /** @description `next` of the list before; the first part when left out. */
                cursor?: string;
                /** @description Items at most. */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description By place. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RejectionList"];
                };
            };
            /** @description A coded error. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
        };
    };
    listReleases: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description All of them. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReleaseList"];
                };
            };
            /** @description A coded error. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
        };
    };
    getRelease: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The release. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Release"];
                };
            };
            /** @description A coded error. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
        };
    };
    publishRelease: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Released. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Release"];
                };
            };
            /** @description A coded error. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
        };
    };
    retireRelease: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Retired. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Release"];
                };
            };
            /** @description A coded error. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
        };
    };
    stageRelease: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["StageRequest"];
            };
        };
        responses: {
            /** @description Staged. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Release"];
                };
            };
            /** @description A coded error. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
        };
    };
    rollbackRelease: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Rolled back. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Rollback"];
                };
            };
            /** @description A coded error. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
        };
    };
    listRuns: {
        parameters: {
            query?: {
                /** @description `next` of the list before; the first part when left out. */
                cursor?: string;
                /** @description Items at most. */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One part of the list. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RunList"];
                };
            };
            /** @description A coded error. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
        };
    };
    getRun: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The run. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RunWithCurve"];
                };
            };
            /** @description A coded error. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
        };
    };
    followRun: {
        parameters: {
            query?: never;
            header?: {
                "last-event-id"?: number | null;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Server-sent events: `log`, `checkpoint`, ... as the engine said them, and `end` with the state. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/event-stream": string;
                };
            };
            /** @description A coded error. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
        };
    };
    stopRun: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Asked for. The state becomes `stopped` when it has stopped. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Run"];
                };
            };
            /** @description A coded error. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
        };
    };
    signOut: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Signed out. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A coded error. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
        };
    };
    signInWithLink: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LinkSignIn"];
            };
        };
        responses: {
            /** @description Signed in; the link is spent. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Me"];
                };
            };
            /** @description A coded error. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
        };
    };
    signInWithPassword: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PasswordSignIn"];
            };
        };
        responses: {
            /** @description Signed in; the session is in a cookie. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Me"];
                };
            };
            /** @description A coded error. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
        };
    };
    listStudies: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The newest first. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StudyList"];
                };
            };
            /** @description A coded error. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
        };
    };
    openStudy: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["StudyPlan"];
            };
        };
        responses: {
            /** @description Opened, or open already with this very plan. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OpenedStudy"];
                };
            };
            /** @description A coded error. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
        };
    };
    closeStudy: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Closed. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ClosedStudy"];
                };
            };
            /** @description A coded error. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
        };
    };
    nextStudyItem: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Null when nothing is left for you. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NextStudyItem"];
                };
            };
            /** @description A coded error. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
        };
    };
    getStudyResult: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As the plan said it would be analysed. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StudyResult"];
                };
            };
            /** @description A coded error. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
        };
    };
    unblindStudy: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Which candidate stood where. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StudySides"];
                };
            };
            /** @description A coded error. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
        };
    };
    vote: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Vote"];
            };
        };
        responses: {
            /** @description Stored. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StoredVote"];
                };
            };
            /** @description A coded error. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
        };
    };
}

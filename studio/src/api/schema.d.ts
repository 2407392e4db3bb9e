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
    "/api/advice": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Advice that was given, newest first */
        get: operations["listAdvice"];
        put?: never;
        /** Advise from what was measured before; models are asked only with `measure` */
        post: operations["giveAdvice"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/advice/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One advice: verdict, runner-up, evidence, costs and risks */
        get: operations["getAdvice"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/advice/{id}/errors": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The errors behind the causes; no value of a page */
        get: operations["listAttributedErrors"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/advice/{id}/page": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The advice as one HTML file, always as an attachment */
        get: operations["getAdvicePage"];
        put?: never;
        post?: never;
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
    "/api/annotators": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who labels, with their expertise and how their labels hold up */
        get: operations["listAnnotators"];
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
        /** Make a dataset version of all documents, as `residency curate` does */
        post: operations["makeDataset"];
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
    "/api/datasets/{id}/balance": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What a version is made of: by domain, family, class and facility, in each split */
        get: operations["getDatasetBalance"];
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
    "/api/demo": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Fill an empty project with made documents and labels; goes on where an earlier call was cut off */
        post: operations["makeDemo"];
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
    "/api/disagreements/settled": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What was adjudicated, by whom and in what capacity */
        get: operations["listSettledDisagreements"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/document-facets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What documents can be filtered by */
        get: operations["listDocumentFacets"];
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
    "/api/documents/{id}/pages/{page}/words": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The words of a page with their boxes, by OCR on this machine, read once and kept */
        get: operations["getPageWords"];
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
        /** Ask the specialty's candidates about the test split, as `residency evaluate` does; goes on where it was cut off */
        post: operations["evaluate"];
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
    "/api/evaluations/{id}/documents/{document}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One document with its labels and the answers of all candidates, and where each says that they stand */
        get: operations["getEvaluatedDocument"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/evaluations/{id}/judged": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What judges made of the answers of an evaluation, by candidate and instrument */
        get: operations["getJudgedScores"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/evaluations/{id}/judgements": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The judgements behind the scores, each with its verdicts */
        get: operations["listJudgements"];
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
    "/api/judge-checks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Every check of a judge beside people, newest first */
        get: operations["listJudgeChecks"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/judge-checks/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How a judge did as an instrument: agreement, confusion, consistency and floors */
        get: operations["getInstrumentReport"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/judges": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Judges by task, with their newest check beside people and whether they may gate */
        get: operations["listJudges"];
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
    "/api/labels/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** All current labels as JSON Lines, as they stood at one moment */
        get: operations["exportLabels"];
        put?: never;
        post?: never;
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
    "/api/me/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Where you are signed in */
        get: operations["listOwnSessions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/sessions/{session}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** End one of your sessions; takes a session, not a token */
        delete: operations["endOwnSession"];
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
    "/api/outcomes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Operational figures by metric, day and source */
        get: operations["listOutcomes"];
        put?: never;
        /** Import figures from CSV: all lines of it, or none */
        post: operations["importOutcomes"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/outcomes/comparison": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Each figure before and after each release; no proof of a cause */
        get: operations["compareOutcomes"];
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
        /** Change roles or expertise, or disable a person; where they lose access their sessions end */
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
        /** Where a person is signed in */
        get: operations["listSessions"];
        put?: never;
        post?: never;
        /** End all sessions of a person */
        delete: operations["signOutPerson"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/people/{id}/sessions/{session}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** End one session of a person */
        delete: operations["endSession"];
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
    "/api/releases/{id}/card": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The model card of a release, as text */
        get: operations["getModelCard"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/releases/{id}/lineage": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What a release came from: documents, dataset version, base, run and evaluation, with its history */
        get: operations["getReleaseLineage"];
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
    "/api/run-plans": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ask what a run would take; nothing is trained */
        post: operations["planRun"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/run-plans/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A plan, once the engine has made it */
        get: operations["getRunPlan"];
        put?: never;
        post?: never;
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
        /** Train what a plan said, in a process of its own; an interrupted run goes on where it stopped */
        post: operations["startRun"];
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
    "/api/runs/{id}/samples": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Answers of a run about documents that it did not learn from: while it learned, and once it was evaluated */
        get: operations["listRunSamples"];
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
    "/api/studies/from-evaluation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Open a blind reading of two candidates over documents that an evaluation asked both about */
        post: operations["openStudyFromEvaluation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/suggestions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Suggestions with their state, newest first; never what is held back, and no content */
        get: operations["listSuggestions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/suggestions/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One suggestion with its content and each filter's verdict */
        get: operations["getSuggestion"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/teaching": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What each teacher proposed, what became of it, and what it cost */
        get: operations["listTeachers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/teaching/{task}/anchoring": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whether people agreed with suggestions because they saw them */
        get: operations["getAnchoring"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/teaching/{task}/filters": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What filtering removed, by class, difficulty and teacher */
        get: operations["getFilterReport"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/work": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Work of this studio that runs or has ended lately, newest first */
        get: operations["listWork"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/work/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How far one piece of work is */
        get: operations["getWork"];
        put?: never;
        post?: never;
        /** Ask for an end; what is done is kept */
        delete: operations["cancelWork"];
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
        Advice: {
            /** @enum {string} */
            basis: "measured" | "rule-of-thumb";
            /**
             * Format: date-time
             * @description UTC, ISO 8601
             */
            createdAt: string;
            datasetId: string;
            id: string;
            sentence: string;
            /** @enum {string} */
            verdict: "fix-intake" | "fix-schema" | "fix-rules" | "prompt" | "few-shot" | "lora" | "qlora" | "full" | "continue-pretraining" | "collect-more" | "leave-it";
        };
        AdviceEstimate: {
            amount: number;
            basis: string;
            formula: string;
            /** @enum {boolean} */
            scored: true;
            unit: string;
            what: string;
        } | {
            reason: string;
            /** @enum {boolean} */
            scored: false;
            what: string;
        };
        AdviceFinding: {
            /** @enum {string} */
            basis: "measured" | "rule-of-thumb";
            evidence: string[];
            reason: string;
            rule: string;
            says: string;
            source: string;
            /** @enum {string} */
            verdict: "fix-intake" | "fix-schema" | "fix-rules" | "prompt" | "few-shot" | "lora" | "qlora" | "full" | "continue-pretraining" | "collect-more" | "leave-it";
        };
        AdviceList: {
            items: components["schemas"]["Advice"][];
            next: string | null;
        };
        AdviceRequest: {
            /** @description The newest when left out. */
            dataset?: string;
            /**
             * @description The gain that held-out documents should be able to prove.
             * @default 0.05
             */
            gain: number;
            /** @default null */
            gpuMemoryBytes: number | null;
            /** @default 15 */
            labelSecondsPerField: number;
            /** @description With `measure`: at most so many held-out documents of each part. */
            limit?: number;
            /**
             * @description A smaller difference is not worth a change.
             * @default 0.02
             */
            margin: number;
            /**
             * @description Whether models are asked first, in the background, for what was not measured yet.
             * @default false
             */
            measure: boolean;
            /** @default [] */
            needs: ("format" | "audit" | "latency" | "size" | "unseen")[];
            /** @default 2 */
            reviewMinutesPerDocument: number;
            /** @default null */
            secondsPerDocument: number | null;
            /**
             * @description Share of fields that has to be right.
             * @default 0.97
             */
            target: number;
        };
        /** @description The type Advice of src/advise/advice.ts, with a count for its errors. */
        AdviceWithEvidence: {
            /** @enum {string} */
            basis: "measured" | "rule-of-thumb";
            because: components["schemas"]["AdviceFinding"];
            causes: {
                /** @enum {string} */
                cause: "intake" | "schema" | "validation" | "prompt" | "model";
                errors: number;
                interval: components["schemas"]["Interval"] & (Record<string, never> | null);
                share: number;
            }[];
            constraints: {
                evidence: string[];
                says: string;
                source: string;
            }[];
            /**
             * Format: date-time
             * @description UTC, ISO 8601
             */
            createdAt: string;
            datasetId: string;
            documents: number;
            /** @description How many; they are listed at /api/advice/{id}/errors. */
            errors: number;
            estimates: components["schemas"]["AdviceEstimate"][];
            fields: number;
            id: string;
            overruled: components["schemas"]["AdviceFinding"][];
            risks: {
                evidence: string;
                risk: string;
            }[];
            runnerUp: {
                because: string;
                evidence: string[];
                /** @enum {string} */
                verdict: "fix-intake" | "fix-schema" | "fix-rules" | "prompt" | "few-shot" | "lora" | "qlora" | "full" | "continue-pretraining" | "collect-more" | "leave-it";
            };
            sentence: string;
            specialty: string;
            split: string;
            unscored: {
                reason: string;
                what: string;
            }[];
            /** @description The candidate to use until the advice is followed. */
            use: string;
            /** @enum {string} */
            verdict: "fix-intake" | "fix-schema" | "fix-rules" | "prompt" | "few-shot" | "lora" | "qlora" | "full" | "continue-pretraining" | "collect-more" | "leave-it";
        } & {
            [key: string]: unknown;
        };
        Agreement: {
            all: {
                alpha: components["schemas"]["Score"];
                evidence: components["schemas"]["Score"];
                interval: components["schemas"]["Interval"] | null;
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
        Anchoring: {
            difference: {
                interval: components["schemas"]["Interval"];
                /** @enum {string} */
                kind: "scored";
                value: number;
            } | {
                /** @enum {string} */
                kind: "unscored";
                reason: string;
            };
            heldBack: components["schemas"]["AnchoringArm"];
            shown: components["schemas"]["AnchoringArm"];
        };
        AnchoringArm: {
            alike: number;
            documents: number;
            interval: components["schemas"]["Interval"] & (Record<string, never> | null);
            share: components["schemas"]["Score"];
            values: components["schemas"]["Score"];
        };
        Annotator: {
            agreement: {
                interval: components["schemas"]["Interval"] | null;
                score: components["schemas"]["Score"];
            };
            documents: number;
            /**
             * @description Null for an author who is no person of the studio.
             * @enum {string|null}
             */
            expertise: "trainee" | "trained" | "expert" | null;
            name: string;
            settled: number;
            /** @description Of their disagreements that somebody else settled, those settled as they had read. */
            upheld: {
                interval: components["schemas"]["Interval"] | null;
                score: components["schemas"]["Score"];
            };
            values: number;
        };
        AnnotatorList: {
            items: components["schemas"]["Annotator"][];
        };
        AttributedError: {
            because: string;
            /** @enum {string} */
            cause: "intake" | "schema" | "validation" | "prompt" | "model";
            /** @description SHA-256 of the source file */
            documentId: string;
            outcome: string;
            path: string;
        };
        AttributedErrorList: {
            items: components["schemas"]["AttributedError"][];
            next: string | null;
        };
        AuditEntry: {
            action: string;
            actor: string;
            at: string;
            detail: {
                [key: string]: unknown;
            };
            hash: string;
            /** @description The hash of the entry before it. */
            previous: string;
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
        /**
         * @description An expert, a third person beside two readers (2 + 1), or one of the two readers.
         * @enum {string}
         */
        Capacity: "expert" | "third" | "reader";
        Checkpoint: {
            devLoss: number | null;
            /** @description Whether it is on the disk; the newest and the best are kept. */
            kept: boolean;
            step: number;
        };
        ClosedStudy: {
            id: string;
            votes: number;
        };
        ConfirmedProject: {
            specialty: string;
        };
        Dataset: {
            /**
             * Format: date-time
             * @description UTC, ISO 8601
             */
            createdAt: string;
            id: string;
            /** @description Shares of domains that were asked for. */
            mix: {
                [key: string]: number;
            } | null;
            /** @description Runs that learned from it. */
            runs: number;
            specialty: string;
            split: components["schemas"]["SplitRule"];
            summary: components["schemas"]["DatasetSummary"];
        };
        DatasetBalance: {
            class: components["schemas"]["DatasetBalanceBy"];
            domain: components["schemas"]["DatasetBalanceBy"];
            facility: components["schemas"]["DatasetBalanceBy"];
            family: components["schemas"]["DatasetBalanceBy"];
        };
        DatasetBalanceBy: {
            rows: {
                dev: number;
                /** @description Of train, those that are learned from. */
                selected: number;
                test: number;
                train: number;
                value: string | null;
            }[];
            /** @description Different values; the rows are the most frequent. */
            values: number;
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
        /** @description What reading the texts and labels found: ids, paths and counts. */
        DatasetScreening: {
            copies: {
                copiedForward: {
                    copiedWords: number;
                    notes: number;
                    subjects: number;
                    words: number;
                };
                groups: {
                    duplicates: string[];
                    kept: string;
                }[];
                mostCopied: {
                    document: string;
                    share: number;
                }[];
                notes: number;
                uniqueNotes: number;
                uniqueWords: number;
                words: number;
            } | {
                unscored: string;
            };
            fertility: {
                cut: string[];
                limit: number;
                median: number | null;
                most: number | null;
                nearlyCut: string[];
                p99: number | null;
                tokensPerCharacter: number | null;
                tokensPerWord: number | null;
                worst: {
                    count: number;
                    term: string;
                    tokens: number;
                }[];
            } | {
                unscored: string;
            };
            labelNoise: {
                judged: number;
                likelyWrong: number;
                ranked: {
                    document: string;
                    likelyWrong: boolean;
                    path: string;
                    reasons: string[];
                    suspicion: number;
                }[];
                sources: number;
            } | {
                unscored: string;
            };
            phi: {
                documents: {
                    [key: string]: number;
                };
                kinds: {
                    [key: string]: number;
                };
            };
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
            screening?: components["schemas"]["DatasetScreening"];
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
            current: components["schemas"]["Reading"] | null;
            /** @description SHA-256 of the source file */
            documentId: string;
            first: components["schemas"]["Reading"] | null;
            path: string;
            second: components["schemas"]["Reading"] | null;
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
            as: components["schemas"]["Capacity"];
            items: components["schemas"]["Disagreement"][];
            readers: {
                /** @enum {string|null} */
                expertise: "trainee" | "trained" | "expert" | null;
                name: string;
            }[];
        };
        /** @description Values that documents have, in order, at most 200 each. */
        DocumentFacets: {
            facility: string[];
            family: string[];
            template: string[];
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
        EvaluatedAnswer: {
            answered: string | null;
            /** @description Where the answer says that it stands. */
            boxes: components["schemas"]["StoredBox"][];
            candidate: string;
            confidence: number | null;
            /** @enum {string|null} */
            evidence: "right" | "wrong" | "missing" | null;
            /** @enum {string} */
            outcome: "right" | "wrong" | "omitted" | "hallucinated" | "failed";
            quote: string | null;
        };
        EvaluatedDocument: {
            fields: components["schemas"]["EvaluatedField"][];
            /** @description SHA-256 of the source file */
            id: string;
            name: string;
            pages: number;
            replies: {
                answer: string | null;
                candidate: string;
                failure: string | null;
                seconds: number | null;
            }[];
        };
        EvaluatedField: {
            answers: components["schemas"]["EvaluatedAnswer"][];
            /** @description The label's evidence. */
            boxes: components["schemas"]["StoredBox"][];
            /** @enum {string|null} */
            criticality: "decision" | "supporting" | "informational" | null;
            expected: string | null;
            path: string;
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
        EvaluationRequest: {
            /**
             * @description Ask about the dev split too, to calibrate confidence.
             * @default true
             */
            calibrate: boolean;
            /** @description The newest when left out. */
            dataset?: string;
            /**
             * @description Ask again with an injected instruction, repeated, and in another order, as the gates of a release want.
             * @default true
             */
            twins: boolean;
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
            /** @description The specialty's fields, as the dataset was made with them. */
            fields: {
                /** @enum {string} */
                criticality: "decision" | "supporting" | "informational";
                path: string;
            }[];
            id: string;
            result: components["schemas"]["EvaluationResult"];
            split: string;
        };
        Failure: {
            error: {
                /** @enum {string} */
                code: "config-missing" | "config-invalid" | "path-not-found" | "path-not-usable" | "file-empty" | "file-too-large" | "file-type-unsupported" | "file-damaged" | "file-encrypted" | "page-too-large" | "too-many-pages" | "render-timeout" | "render-crashed" | "labels-invalid" | "bundle-invalid" | "document-not-found" | "dataset-empty" | "dataset-not-found" | "dataset-leak" | "model-not-found" | "run-not-found" | "run-specialty-unknown" | "plan-changed" | "run-busy" | "evaluation-not-found" | "run-not-training" | "engine-missing" | "engine-failed" | "engine-refused" | "endpoint-failed" | "endpoint-invalid" | "phi-blocked" | "budget-spent" | "gates-failed" | "release-not-found" | "release-state" | "override-invalid" | "signing-key-invalid" | "converter-missing" | "converter-failed" | "bundle-altered" | "study-not-found" | "study-closed" | "study-open" | "study-invalid" | "vote-refused" | "judge-cases-invalid" | "judge-check-not-found" | "outcomes-invalid" | "advice-impossible" | "advice-not-found" | "label-conflict" | "lease-lost" | "request-invalid" | "not-signed-in" | "not-permitted" | "not-served" | "origin-refused" | "sign-in-failed" | "link-spent" | "too-many-attempts" | "person-not-found" | "studio-exposed" | "work-not-found" | "work-busy" | "demo-refused" | "suggestion-not-found" | "suggestion-closed" | "merge-differs" | "database-unavailable" | "blob-missing" | "audit-broken" | "database-in-use" | "disk-full" | "interrupted" | "usage" | "internal";
                message: string;
                remedy: string;
            };
        };
        FieldAgreement: {
            alpha: components["schemas"]["Score"];
            evidence: components["schemas"]["Score"];
            interval: components["schemas"]["Interval"] | null;
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
            /** @description How people label it; its version is the specialty's. */
            guideline: string | null;
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
            documentName: string;
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
        FilteredSuggestion: {
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
            /** @description SHA-256 of the source file */
            documentId: string;
            edited: {
                [key: string]: unknown;
            } | null;
            filters: {
                filter: string;
                reason: string;
                /** @enum {string} */
                verdict: "passed" | "failed" | "not-applicable";
            }[];
            id: string;
            /** @enum {string} */
            state: "kept" | "rejected";
            /** @enum {string} */
            task: "fields" | "transcription" | "caption" | "reasoning";
            teacher: string;
        };
        FilterGroup: {
            documents: number;
            interval: components["schemas"]["Interval"] & (Record<string, never> | null);
            /** @description Documents that no suggestion is left for. */
            lost: number;
            lostShare: components["schemas"]["Score"];
            removed: number;
            /** @description Suggestions that each filter alone would have removed; one can fail several. */
            removedBy: {
                [key: string]: number;
            };
            suggestions: number;
        };
        FilterReport: {
            all: components["schemas"]["FilterGroup"];
            classes: {
                [key: string]: components["schemas"]["FilterGroup"];
            };
            /** @description Thirds of page sharpness. */
            difficulties: {
                [key: string]: components["schemas"]["FilterGroup"];
            };
            teachers: {
                [key: string]: components["schemas"]["FilterGroup"];
            };
        };
        FinishedDocument: {
            disagreements: string[];
        };
        Gate: {
            /** @description Ids of the records that the verdict stands on. */
            evidence: {
                [key: string]: string;
            };
            /** @description Whether somebody may let it through by name. */
            mayOverride: boolean;
            name: string;
            /** @enum {string} */
            outcome: "passed" | "failed";
            override: {
                /**
                 * Format: date-time
                 * @description UTC, ISO 8601
                 */
                at: string;
                by: string;
                reason: string;
            } | null;
            reason: string;
            requirement: string;
            score: components["schemas"]["Score"];
        };
        Health: {
            /** @enum {boolean} */
            ok: true;
        };
        ImportedOutcomes: {
            added: number;
            replaced: number;
            unchanged: number;
        };
        /** @description What a score was read with; two different ones are not compared. */
        Instrument: {
            implementation: string;
            judge: string;
            metric: string;
            promptSha256: string;
        } | null;
        InstrumentReport: {
            agreement: components["schemas"]["Score"];
            answered: number;
            cases: number;
            /** @description Counts by what people said, then by what the judge said. */
            confusion: {
                [key: string]: {
                    [key: string]: number;
                };
            };
            /**
             * Format: date-time
             * @description UTC, ISO 8601
             */
            createdAt: string;
            floors: {
                answered: number;
                cases: number;
                consistency: number;
                kappa: number;
            };
            id: string;
            judge: string;
            kappa: components["schemas"]["Score"];
            kappaInterval: components["schemas"]["Interval"] & (Record<string, never> | null);
            /** @description Whether the judge may gate by this check, under today's prompt. */
            mayGate: boolean;
            orderConsistency: components["schemas"]["Score"];
            promptSha256: string;
            reason: string;
            repeatConsistency: components["schemas"]["Score"];
            /** @enum {string} */
            task: "statement" | "pair";
        };
        /** @description Two-sided; level 0.95 for 95 %. */
        Interval: {
            high: number;
            level: number;
            low: number;
        };
        JudgeCheck: {
            agreement: components["schemas"]["Score"];
            answered: number;
            cases: number;
            /**
             * Format: date-time
             * @description UTC, ISO 8601
             */
            createdAt: string;
            id: string;
            judge: string;
            kappa: components["schemas"]["Score"];
            kappaInterval: components["schemas"]["Interval"] & (Record<string, never> | null);
            /** @description Whether the judge may gate by this check, under today's prompt. */
            mayGate: boolean;
            orderConsistency: components["schemas"]["Score"];
            promptSha256: string;
            reason: string;
            repeatConsistency: components["schemas"]["Score"];
            /** @enum {string} */
            task: "statement" | "pair";
        };
        JudgeCheckList: {
            items: components["schemas"]["JudgeCheck"][];
            next: string | null;
        };
        JudgedScore: {
            candidate: string;
            documents: number;
            instrument: components["schemas"]["Instrument"];
            interval: components["schemas"]["Interval"] & (Record<string, never> | null);
            metric: string;
            /** @description What the evaluation calls the candidate. */
            name: string;
            score: components["schemas"]["Score"];
            /** @description Reasons for no score, with their counts. */
            unscored: {
                [key: string]: number;
            };
        };
        JudgedScores: {
            items: components["schemas"]["JudgedScore"][];
        };
        JudgeList: {
            items: components["schemas"]["JudgeCheck"][];
        };
        Judgement: {
            candidate: string;
            /**
             * Format: date-time
             * @description UTC, ISO 8601
             */
            createdAt: string;
            /** @description Counts and verdicts behind the number. */
            detail: {
                [key: string]: unknown;
            };
            /** @description SHA-256 of the source file */
            documentId: string;
            id: string;
            implementation: string;
            judge: string;
            metric: string;
            promptSha256: string;
            score: components["schemas"]["Score"];
        };
        JudgementList: {
            items: components["schemas"]["Judgement"][];
            next: string | null;
        };
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
                /**
                 * Format: date-time
                 * @description UTC, ISO 8601
                 */
                at: string | null;
                author: string | null;
                /** @description How often it was changed since. */
                later: number;
                method: string | null;
                path: string;
                revision: number | null;
            }[];
            /** @description What the row was kept together with when the version was split. */
            neighbours: {
                /** @enum {string} */
                bond: "subject" | "template" | "same page" | "near-duplicate";
                documents: number;
                first: {
                    /** @description SHA-256 of the source file */
                    documentId: string;
                    name: string;
                    /** @enum {string} */
                    split: "train" | "dev" | "test";
                }[];
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
        ListedSuggestion: {
            /**
             * Format: date-time
             * @description UTC, ISO 8601
             */
            createdAt: string;
            decidedBy: string | null;
            /** @enum {string|null} */
            decision: "accepted" | "edited" | "rejected" | null;
            /** @description SHA-256 of the source file */
            documentId: string;
            /** @description Filters that it did not pass. */
            failed: string[];
            id: string;
            /** @enum {string} */
            state: "kept" | "rejected";
            /** @enum {string} */
            task: "fields" | "transcription" | "caption" | "reasoning";
            teacher: string;
        };
        ListedSuggestions: {
            items: components["schemas"]["ListedSuggestion"][];
            next: string | null;
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
            permissions: ("anyone" | "everybody" | "overview.read" | "documents.read" | "documents.add" | "pages.read" | "labels.read" | "labels.write" | "labels.adjudicate" | "labels.export" | "agreement.read" | "datasets.read" | "runs.read" | "runs.stop" | "work.read" | "work.start" | "evaluations.read" | "judges.read" | "teaching.read" | "advice.read" | "advice.give" | "releases.read" | "releases.change" | "outcomes.read" | "outcomes.import" | "studies.list" | "studies.read" | "studies.manage" | "studies.vote" | "audit.read" | "people.manage")[];
            roles: ("viewer" | "labeller" | "reviewer" | "reader" | "admin")[];
        };
        ModelCard: {
            /** @description Markdown, as it lies signed in the release's folder. */
            text: string;
        };
        NewPerson: {
            /**
             * @default trained
             * @enum {string}
             */
            expertise: "trainee" | "trained" | "expert";
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
        Outcome: {
            /**
             * Format: date-time
             * @description UTC, ISO 8601
             */
            createdAt: string;
            day: string;
            /** @enum {string} */
            metric: "manual-review-rate" | "rework-rate" | "denial-rate" | "coder-minutes";
            /** @description Cases; null where the source does not say. */
            n: number | null;
            source: string;
            /** @description A share 0..1, or minutes a case. */
            value: number;
        };
        OutcomeComparison: {
            metrics: {
                days: number;
                first: string;
                last: string;
                /** @enum {string} */
                metric: "manual-review-rate" | "rework-rate" | "denial-rate" | "coder-minutes";
                sources: string[];
                title: string;
                /** @enum {string} */
                unit: "share" | "minutes";
            }[];
            releases: {
                after: components["schemas"]["OutcomePeriod"];
                before: components["schemas"]["OutcomePeriod"];
                /** @description After minus before; below 0 is better for every figure. */
                difference: number | null;
                interval: components["schemas"]["Interval"] & (Record<string, never> | null);
                /** @enum {string} */
                metric: "manual-review-rate" | "rework-rate" | "denial-rate" | "coder-minutes";
                /** @description Why there is no interval; null when there is one. */
                reason: string | null;
                releasedOn: string;
                releaseId: string;
            }[];
        };
        OutcomeList: {
            items: components["schemas"]["Outcome"][];
            next: string | null;
        };
        OutcomePeriod: {
            cases: number | null;
            days: number;
            mean: number | null;
        };
        Overview: {
            datasets: number;
            /** @description Whether made documents can fill this project. */
            demo: {
                documents: number;
                /** @enum {string} */
                state: "offered" | "interrupted";
            } | null;
            documents: number;
            lastDataset: {
                /**
                 * Format: date-time
                 * @description UTC, ISO 8601
                 */
                createdAt: string;
                documents: number;
                id: string;
                leaks: number;
                trainingRows: number;
            } | null;
            lastEvaluation: {
                candidates: {
                    decision: components["schemas"]["Score"];
                    name: string;
                }[];
                /**
                 * Format: date-time
                 * @description UTC, ISO 8601
                 */
                createdAt: string;
                /** @description Second candidate minus the first on decision fields, as a share. */
                gain: {
                    estimate: number;
                    interval: components["schemas"]["Interval"];
                } | null;
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
            /** @description The newest that is no point of a curve. */
            lastRun: {
                datasetId: string;
                id: string;
                /**
                 * Format: date-time
                 * @description UTC, ISO 8601
                 */
                lastHeardAt: string | null;
                progress: {
                    loss: number | null;
                    of: number;
                    step: number;
                } | null;
                /** @enum {string} */
                state: "planned" | "training" | "stopped" | "failed" | "done";
            } | null;
            openDisagreements: number;
            /** @description Files that could not be added. */
            rejections: number;
            runs: number;
            specialty: {
                families: string[];
                fields: components["schemas"]["FieldDefinition"][];
                general: {
                    [key: string]: components["schemas"]["FieldDefinition"][];
                };
                name: string;
                version: string | null;
            };
        };
        PageWords: {
            reason: string | null;
            /**
             * @description `reading` until the page's turn has come, so ask again; `missing` where this machine has no OCR. Nothing waits for it.
             * @enum {string}
             */
            state: "ready" | "reading" | "unreadable" | "missing";
            words: components["schemas"]["Word"][];
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
            /**
             * @description Shown beside what they label and settle; it permits nothing.
             * @enum {string}
             */
            expertise: "trainee" | "trained" | "expert";
            hasPassword: boolean;
            id: string;
            name: string;
            roles: ("viewer" | "labeller" | "reviewer" | "reader" | "admin")[];
        };
        PersonChange: {
            disabled?: boolean;
            /** @enum {string} */
            expertise?: "trainee" | "trained" | "expert";
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
            /** @description Pairs that you voted on. */
            done: number;
            item: number;
            /** @description Pairs that you can still be asked for, this one included. */
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
        };
        RefusedOutcomes: components["schemas"]["Failure"] & {
            problems: {
                line: number;
                reason: string;
            }[];
        };
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
            gates: components["schemas"]["Gate"][] | null;
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
        ReleaseLineage: {
            base: {
                name: string;
                sha256: string;
            };
            dataset: {
                /**
                 * Format: date-time
                 * @description UTC, ISO 8601
                 */
                createdAt: string;
                id: string;
                leaks: number;
                trainingRows: number;
            };
            documents: {
                inDataset: number;
                splits: {
                    [key: string]: number;
                };
            };
            /** @description The one that the gates stand on; null before they were judged. */
            evaluation: {
                /**
                 * Format: date-time
                 * @description UTC, ISO 8601
                 */
                createdAt: string;
                documents: number | null;
                id: string;
                split: string;
            } | null;
            history: {
                action: string;
                actor: string;
                at: string;
                sequence: number;
            }[];
            release: {
                /**
                 * Format: date-time
                 * @description UTC, ISO 8601
                 */
                createdAt: string;
                id: string;
                state: string;
            };
            replaces: string | null;
            run: {
                /**
                 * Format: date-time
                 * @description UTC, ISO 8601
                 */
                createdAt: string;
                id: string;
                method: string;
                state: string;
            };
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
            /**
             * Format: date-time
             * @description When the run last said anything.
             */
            lastHeardAt: string | null;
            /** @description The newest that the run logged. */
            progress: {
                loss: number | null;
                of: number;
                samplesPerSecond: number | null;
                step: number;
            } | null;
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
        RunPlan: {
            plan: components["schemas"]["TrainingPlan"];
            /**
             * @description State of the run that the plan names.
             * @enum {string|null}
             */
            state: "planned" | "training" | "stopped" | "failed" | "done" | null;
            work: components["schemas"]["Work"];
        };
        RunPlanRequest: {
            dataset: string;
        };
        RunSample: {
            baseAnswered: boolean;
            /** @description SHA-256 of the source file */
            documentId: string;
            name: string;
            rows: {
                base: string | null;
                label: string | null;
                path: string;
                run: string | null;
            }[];
            /** @enum {string} */
            split: "train" | "dev" | "test";
            /** @description The answer, where it cannot be read as fields. */
            unreadable: string | null;
        };
        RunSampleList: {
            /** @description Whether an evaluation has asked the run yet. */
            asked: boolean;
            items: components["schemas"]["RunSample"][];
            /** @description Steps at which it was asked about a few dev documents while it learned. */
            steps: number[];
        };
        RunStart: {
            /** @description The plan that was shown before the start. */
            plan: string;
        };
        RunWithCurve: {
            base: string;
            baseSha256: string;
            checkpoints: components["schemas"]["Checkpoint"][];
            /**
             * Format: date-time
             * @description UTC, ISO 8601
             */
            createdAt: string;
            curve: components["schemas"]["LossPoint"][];
            datasetId: string;
            id: string;
            /**
             * Format: date-time
             * @description When the run last said anything.
             */
            lastHeardAt: string | null;
            /** @description The newest that the run logged. */
            progress: {
                loss: number | null;
                of: number;
                samplesPerSecond: number | null;
                step: number;
            } | null;
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
        Session: {
            /**
             * Format: date-time
             * @description UTC, ISO 8601
             */
            createdAt: string;
            /** @description The one that asks. */
            current: boolean;
            /**
             * Format: date-time
             * @description UTC, ISO 8601
             */
            expiresAt: string;
            id: string;
            /**
             * Format: date-time
             * @description UTC, ISO 8601
             */
            lastSeenAt: string;
        };
        SessionList: {
            items: components["schemas"]["Session"][];
        };
        SettledDisagreement: {
            as: components["schemas"]["Capacity"];
            /** @description SHA-256 of the source file */
            documentId: string;
            path: string;
            /**
             * Format: date-time
             * @description UTC, ISO 8601
             */
            settledAt: string;
            settledBy: string;
            /** @enum {string} */
            took: "first" | "second" | "other";
        };
        SettledDisagreementList: {
            items: components["schemas"]["SettledDisagreement"][];
            next: string | null;
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
        SplitRule: {
            /** @description What is never cut in two, beside equal pages and near-duplicates. */
            by: string[];
            dev: number;
            seed: number;
            strata: string[];
            test: number;
            train: number;
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
        StudyFromEvaluation: {
            /** @description Name of the candidate that is compared with. */
            against: string;
            /** @description Name of the candidate that the study asks about. */
            candidate: string;
            /** @description At most so many, drawn by the seed. */
            documents?: number;
            evaluation: string;
            /** @default 0 */
            margin: number;
            name: string;
            /** @default 2 */
            readersPerItem: number;
            /** @default 1 */
            seed: number;
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
        Teacher: {
            accepted: number;
            documents: number;
            edited: number;
            /**
             * Format: date-time
             * @description UTC, ISO 8601
             */
            firstAt: string;
            /** @description Not shown to people, to measure anchoring. */
            heldBack: number;
            kept: number;
            /**
             * Format: date-time
             * @description UTC, ISO 8601
             */
            lastAt: string;
            /** @description Rejected by people. */
            refused: number;
            /** @description By filters. */
            rejected: number;
            suggestions: number;
            /** @enum {string} */
            task: "fields" | "transcription" | "caption" | "reasoning";
            teacher: string;
        };
        Teaching: {
            spend: components["schemas"]["TeachingSpend"][];
            teachers: components["schemas"]["Teacher"][];
        };
        TeachingSpend: {
            /** @description In the currency of the endpoint's price; 0 where it has none. */
            cost: number;
            /** @description Dataset version that was taught; `none` before there was one. */
            dataset: string;
            endpoint: string;
            inputTokens: number;
            /**
             * Format: date-time
             * @description UTC, ISO 8601
             */
            lastAt: string;
            outputTokens: number;
            requests: number;
            task: string;
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
        /** @description What `residency train --plan` says. */
        TrainingPlan: ({
            answerTokens: number;
            bf16: boolean;
            device: string;
            estimatedSeconds: number | null;
            memory_bytes: number;
            parameters: number;
            rejected: {
                id: string;
                reason: string;
            }[];
            rows: number;
            /** @description Id of the run: a hash of dataset, recipe, base and questions. */
            run: string;
            steps: number;
            tokens: number;
            trainable: number;
        } & {
            [key: string]: unknown;
        }) | null;
        Vote: {
            item: number;
            reason?: string;
            seconds?: number;
            /** @default [] */
            tags: ("wrong-fact" | "missed-finding" | "unsafe" | "wrong-evidence" | "style")[];
            /** @enum {string} */
            vote: "a" | "b" | "both-good" | "both-bad";
        };
        Word: {
            box: components["schemas"]["StoredBox"];
            /** @description What the engine thinks of its own reading, 0..1; not calibrated. */
            confidence: number;
            text: string;
        };
        /** @description What takes longer than a request; it goes on when the browser is closed. */
        Work: {
            done: number;
            /**
             * Format: date-time
             * @description UTC, ISO 8601
             */
            endedAt: string | null;
            failure: {
                code: string;
                message: string;
                remedy: string;
            } | null;
            id: string;
            /** @enum {string} */
            kind: "demo" | "dataset" | "plan" | "training" | "evaluation" | "advice";
            person: string;
            result: {
                [key: string]: unknown;
            } | null;
            /**
             * Format: date-time
             * @description UTC, ISO 8601
             */
            startedAt: string;
            /** @enum {string} */
            state: "running" | "done" | "failed" | "cancelled";
            /** @description Id of the dataset or run that it is about. */
            subject: string | null;
            total: number | null;
        };
        WorkList: {
            items: components["schemas"]["Work"][];
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
    listAdvice: {
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
                    "application/json": components["schemas"]["AdviceList"];
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
    giveAdvice: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AdviceRequest"];
            };
        };
        responses: {
            /** @description Kept. The same facts give the same advice and the same id. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AdviceWithEvidence"];
                };
            };
            /** @description With `measure`: begun. Its result has the advice's id and verdict. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Work"];
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
    getAdvice: {
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
            /** @description The advice. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AdviceWithEvidence"];
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
    listAttributedErrors: {
        parameters: {
            query?: {
                cause?: "intake" | "schema" | "validation" | "prompt" | "model";
                /** @description `next` of the list before; the first part when left out. */
                cursor?: string;
                /** @description Items at most. */
                limit?: number;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As they stand in the advice. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AttributedErrorList"];
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
    getAdvicePage: {
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
            /** @description The file. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": string;
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
    listAnnotators: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Those with the most documents first. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AnnotatorList"];
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
    makeDataset: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ConfirmedProject"];
            };
        };
        responses: {
            /** @description Begun. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Work"];
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
    getDatasetBalance: {
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
            /** @description The most frequent values first. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DatasetBalance"];
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
    makeDemo: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ConfirmedProject"];
            };
        };
        responses: {
            /** @description Begun. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Work"];
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
                /** @description Definition path, such as results[].value. */
                field?: string;
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
    listSettledDisagreements: {
        parameters: {
            query?: {
                /** @description `next` of the list before; the first part when left out. */
                cursor?: string;
                /** @description Definition path, such as results[].value. */
                field?: string;
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
                    "application/json": components["schemas"]["SettledDisagreementList"];
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
    listDocumentFacets: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The values. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DocumentFacets"];
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
            /** @description By path; with the capacity in which you would settle them. */
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
    getPageWords: {
        parameters: {
            query?: never;
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
            /** @description The words, or how far they are. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PageWords"];
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
    evaluate: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EvaluationRequest"];
            };
        };
        responses: {
            /** @description Begun. Its result has the evaluation's id. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Work"];
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
    getEvaluatedDocument: {
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
            /** @description Fields in the order of the schema. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EvaluatedDocument"];
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
    getJudgedScores: {
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
            /** @description Empty before `residency judge score`. The newest judgement of each document counts. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["JudgedScores"];
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
    listJudgements: {
        parameters: {
            query?: {
                /** @description A candidate's id. */
                candidate?: string;
                /** @description `next` of the list before; the first part when left out. */
                cursor?: string;
                /** @description SHA-256 of the source file */
                document?: string;
                judge?: string;
                /** @description Items at most. */
                limit?: number;
                metric?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description By candidate, metric and document. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["JudgementList"];
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
                class?: string;
                criticality?: "decision" | "supporting" | "informational";
                /** @description `next` of the list before; the first part when left out. */
                cursor?: string;
                /** @description SHA-256 of the source file */
                document?: string;
                domain?: string;
                /** @description Every outcome but right. */
                errors?: "true" | "false";
                evidence?: "right" | "wrong" | "missing";
                facility?: string;
                family?: string;
                /** @description Definition path, such as results[].value. */
                field?: string;
                /** @description Items at most. */
                limit?: number;
                outcome?: "right" | "wrong" | "omitted" | "hallucinated" | "failed";
                /** @description Documents of the specialty, or the general ones that show what was forgotten. */
                part?: "special" | "general";
                /** @description How good the scan is. */
                quality?: "good" | "fair" | "poor";
                template?: string;
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
    listJudgeChecks: {
        parameters: {
            query?: {
                /** @description `next` of the list before; the first part when left out. */
                cursor?: string;
                judge?: string;
                /** @description Items at most. */
                limit?: number;
                task?: "statement" | "pair";
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
                    "application/json": components["schemas"]["JudgeCheckList"];
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
    getInstrumentReport: {
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
            /** @description The report. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InstrumentReport"];
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
    listJudges: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description By judge and task. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["JudgeList"];
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
    exportLabels: {
        parameters: {
            query?: {
                /** @description Now when left out. */
                asOf?: string;
                family?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One label a line, by document and path; without what you are just reading blind. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/x-ndjson": string;
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
    listOwnSessions: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Those that still hold, the one used last first. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SessionList"];
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
    endOwnSession: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                session: string;
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
    listOutcomes: {
        parameters: {
            query?: {
                /** @description `next` of the list before; the first part when left out. */
                cursor?: string;
                /** @description ISO 8601, such as 2026-03-01. */
                from?: string;
                /** @description Items at most. */
                limit?: number;
                metric?: "manual-review-rate" | "rework-rate" | "denial-rate" | "coder-minutes";
                /** @description ISO 8601, such as 2026-03-01. */
                to?: string;
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
                    "application/json": components["schemas"]["OutcomeList"];
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
    importOutcomes: {
        parameters: {
            query?: {
                /** @description Whether a figure may take the place of another one that is known. */
                replace?: "true" | "false";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "text/csv": string;
            };
        };
        responses: {
            /** @description Committed. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportedOutcomes"];
                };
            };
            /** @description Lines that cannot be taken, each with its reason; nothing was imported. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RefusedOutcomes"];
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
    compareOutcomes: {
        parameters: {
            query?: {
                /** @description Longest stretch on each side of a release. */
                days?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description By metric, the oldest release first. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OutcomeComparison"];
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
    listSessions: {
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
            /** @description Those that still hold, the one used last first. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SessionList"];
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
    endSession: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                session: string;
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
    getModelCard: {
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
            /** @description The card. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ModelCard"];
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
    getReleaseLineage: {
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
            /** @description The history is the oldest first. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReleaseLineage"];
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
    planRun: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RunPlanRequest"];
            };
        };
        responses: {
            /** @description Begun, or under way already. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Work"];
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
    getRunPlan: {
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
            /** @description The work, and the plan when it is done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RunPlan"];
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
    startRun: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RunStart"];
            };
        };
        responses: {
            /** @description Begun. The run's own state and events tell the rest. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Work"];
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
    listRunSamples: {
        parameters: {
            query?: {
                /** @description A step of `steps`; answers that an evaluation stored of the finished run, when left out. */
                step?: number | null;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Beside the labels and the base model's answers; dev documents first. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RunSampleList"];
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
    openStudyFromEvaluation: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["StudyFromEvaluation"];
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
    listSuggestions: {
        parameters: {
            query?: {
                /** @description `next` of the list before; the first part when left out. */
                cursor?: string;
                /** @description SHA-256 of the source file */
                document?: string;
                /** @description A filter that it did not pass. */
                failed?: string;
                /** @description Items at most. */
                limit?: number;
                state?: "kept" | "rejected";
                task?: "fields" | "transcription" | "caption" | "reasoning";
                teacher?: string;
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
                    "application/json": components["schemas"]["ListedSuggestions"];
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
    getSuggestion: {
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
            /** @description The suggestion, kept or rejected. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FilteredSuggestion"];
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
    listTeachers: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Teachers by task and name; spending by round and endpoint. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Teaching"];
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
    getAnchoring: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                task: "fields" | "caption";
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Unscored until documents were labelled both ways. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Anchoring"];
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
    getFilterReport: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                task: "fields" | "transcription" | "caption" | "reasoning";
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Counts, with Wilson intervals of documents lost. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FilterReport"];
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
    listWork: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The list. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WorkList"];
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
    getWork: {
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
            /** @description The work. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Work"];
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
    cancelWork: {
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
            /** @description Asked for. The state becomes `cancelled` when it has ended. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Work"];
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

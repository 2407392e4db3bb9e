import type { PhiKind } from "./kind.ts";

/** Words that announce an identifier, and its kind. Lower case; "number", "no", "#", "id", ":" may follow and are not written. */
export const LABELS: readonly (readonly [string, PhiKind])[] = [
  ...labels(
    "ssn",
    "ssn|social security|soc sec|social insurance|sin|tax|tin|itin|national insurance|nino|bsn|personnummer|codice fiscale|insee|nir|dni|nie|steuer|aadhaar|pesel",
  ),
  ...labels(
    "mrn",
    "mrn|mr|medical record|med rec|record number|medical rec|hospital number|hosp no|hospital no|hospital id|chart|unit number|unit no|patient id|patient number|patient no|pt id|pat id|epic id|nhs|nhs no|nhs number|chi|chi number|ur number|urn|mpi|empi|health record|hn|record no|record #|record|folder number",
  ),
  ...labels(
    "health-plan",
    "member|member id|subscriber|subscriber id|policy|group|policy number|group number|group no|group id|group #|plan id|plan number|beneficiary|beneficiary id|medicare|medicaid|mbi|hicn|health plan|health plan id|insurance|insurance id|insurance policy|insurance number|claim|claim number|rx bin|rxbin|pcn|payer id|health card|ohip|phn|versichertennummer|kvnr|ehic|rxgrp|authorization|authorization number|prior auth",
  ),
  ...labels(
    "account",
    "account|acct|acc no|a/c|bank account|billing account|guarantor account|iban|routing|routing number|sort code|card|credit card|debit card|cc|card number|hospital account|har|billing number",
  ),
  ...labels(
    "licence",
    "license|licence|lic|driver license|driver's license|drivers license|driver licence|driving licence|dl|medical license|certificate|cert|certification|dea|npi|upin|gmc|nmc|registration|reg no|passport|passport number|visa number|permit|state license|board certificate|birth certificate|death certificate",
  ),
  ...labels(
    "vehicle",
    "vin|vehicle identification|license plate|licence plate|plate|number plate|registration plate|tag number|vehicle|vehicle registration|reg plate",
  ),
  ...labels(
    "device",
    "serial|serial number|s/n|sn|ser no|serial no|device|device id|device identifier|imei|mac|mac address|lot|lot number|lot no|udi|implant|implant id|pump id|pump serial|pacemaker serial|model serial|asset|asset tag|ref no",
  ),
  ...labels(
    "biometric",
    "fingerprint|fingerprints|finger print|fingerprint id|retinal scan|retina scan|iris scan|iris code|voiceprint|voice print|palm print|palmprint|biometric|biometric id|face template|faceprint|facial recognition|dna profile|hand geometry",
  ),
  ...labels(
    "photo",
    "photo|photograph|full-face photo|full face photo|facial photo|face photo|headshot|selfie|portrait|picture|patient photo|photo id|image file",
  ),
  ...labels(
    "unique-id",
    "accession|accession number|acc|acc #|specimen|specimen id|case|case number|case no|study id|subject id|subject|participant|participant id|trial id|encounter|encounter id|encounter number|visit|visit id|visit number|csn|fin|order|order number|rx|rx number|prescription|prescription number|prescription no|reference|reference number|ref|confirmation|confirmation number|id|id number|id no|identifier|employee|employee id|badge|badge number|student id|ticket|invoice|receipt|job number|job|job id|dictation|dictation id|dd id|doc id|document id|document number|document|transcription id|requisition|req|requisition number|barcode|booking|donor id|sample|sample id|unos id|registry|registry number|research id|request number|log id|username|user id|login",
  ),
  ...labels("phone", "pager|beeper|extension|ext"),
];

function labels(kind: PhiKind, text: string): (readonly [string, PhiKind])[] {
  return text.split("|").map((label) => [label, kind] as const);
}

/** Code systems whose numbers name a disease, a test or a drug, not a person. */
export const CODE_SYSTEMS: ReadonlySet<string> = new Set(
  "icd cpt loinc snomed sct ndc rxnorm rxcui hcpcs atc drg umls cui mesh omim orpha ctcae oid doi pmid pmcid nct isbn issn rev version cas".split(
    " ",
  ),
);

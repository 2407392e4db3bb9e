import { DICOM_NUMBERS, DICOM_TAGS, type TagRule } from "./dicom-tags.ts";
import { findPhi } from "./find-phi.ts";
import type { PhiKind } from "./kind.ts";

/** One field of metadata to treat before the image leaves. Holds nothing of the value. */
export interface PhiInMetadata {
  /** Keys from the top, joined by full stops; places in lists are numbers. */
  path: string;
  kind: PhiKind;
  action: TagRule["action"];
  /** The list or rule that names it. */
  why: string;
}

/** Fields of EXIF, XMP, IPTC, PNG and JPEG comments, in lower case and without prefix: what they tell. */
const IMAGE_FIELDS: readonly (readonly [RegExp, PhiKind, TagRule["action"]])[] = [
  [/^gps/u, "location", "remove"],
  [
    /^(?:location|sublocation|city|state|provincestate|country(?:name|code)?|region|coordinates|latitude|longitude|place|geotag|address)$/u,
    "location",
    "remove",
  ],
  [
    /^(?:artist|author|creator|byline|by-line|ownername|cameraownername|owner|xpauthor|copyright|copyrightnotice|credit|photographer|writereditor|captionwriter|lastmodifiedby|personinimage|rightsholder)$/u,
    "name",
    "remove",
  ],
  [
    /^(?:usercomment|comment|comments|com|xpcomment|xptitle|xpsubject|xpkeywords|imagedescription|description|caption|captionabstract|title|subject|keywords|headline|documentname|pagename|label|instructions|specialinstructions|software_user)$/u,
    "unique-id",
    "remove",
  ],
  [
    /^(?:bodyserialnumber|lensserialnumber|cameraserialnumber|serialnumber|internalserialnumber|makernote|makernotes|hostcomputer|deviceid|devicename|imei)$/u,
    "device",
    "remove",
  ],
  [
    /^(?:imageuniqueid|documentid|instanceid|originaldocumentid|contentidentifier|burstuuid|photoidentifier|uuid|history|derivedfrom|ingredients|rawfilename|originalfilename|filename|preservedfilename)$/u,
    "unique-id",
    "remove",
  ],
  [
    /^(?:datetime|datetimeoriginal|datetimedigitized|createdate|modifydate|metadatadate|datecreated|timecreated|digitalcreationdate|digitalcreationtime|subsectime.*|offsettime.*|filemodifydate|tiffdatetime|creationtime|timestamp)$/u,
    "date",
    "shift-date",
  ],
  [
    /^(?:regions?|regioninfo|regionlist|face.*|faces|peopletags|thumbnail.*|thumbnailimage|previewimage|jpeginterchangeformat|portrait|photo|avatar)$/u,
    "photo",
    "remove",
  ],
  [/^(?:fingerprint|retina|iris|voiceprint|biometric).*$/u, "biometric", "remove"],
  [/^(?:phone|telephone|tel|mobile|ciadrtel|creatortel|contactphone|creatorworktelephone)$/u, "phone", "remove"],
  [/^(?:email|e-mail|mail|creatorworkemail|contactemail)$/u, "email", "remove"],
  [/^(?:url|weburl|webstatement|creatorworkurl|source)$/u, "url", "remove"],
];

/** Words within a field's name that tell whom or what it holds, whatever the standard. */
const NAME_PARTS: readonly (readonly [RegExp, PhiKind])[] = [
  [
    /(?:patient|subject|person|physician|doctor|operator|technician|nurse|guardian|surgeon)s?_?-?(?:full)?_?name|^(?:first|last|family|given|maiden|sur|full)_?-?name$|^(?:patient|operator|physician|surname)$/u,
    "name",
  ],
  [/mrn|medical_?-?record|patient_?-?(?:id|number|no)$|hospital_?-?number|nhs/u, "mrn"],
  [/ssn|social_?-?security|national_?-?id|passport|personnummer|identity/u, "ssn"],
  [/birth|^dob$/u, "date"],
  [
    /(?:institution|hospital|clinic|facility|department|site)_?-?name|^(?:institution|hospital|clinic|facility)$/u,
    "organisation",
  ],
  [/accession/u, "unique-id"],
];

/** Deepest nesting that is looked into; what lies deeper is to be removed as a whole. */
const DEEPEST = 16;

/**
 * The fields of an image's or a DICOM object's metadata that carry PHI, and what is to be done with each. Keys may be DICOM
 * keywords, tags in hexadecimal ("(0010,0010)", "00100010"), or EXIF, XMP and IPTC names with or without a prefix. The
 * values of all other fields are searched as text. Private DICOM tags (odd groups) are removed (PS3.15 E.3.10).
 */
export function phiInMetadata(record: Record<string, unknown>): PhiInMetadata[] {
  const result: PhiInMetadata[] = [];
  const seen = new Set<object>();
  visit(record, "", 0, result, seen);
  return result;
}

function visit(value: object, path: string, depth: number, result: PhiInMetadata[], seen: Set<object>): void {
  if (seen.has(value)) return;
  seen.add(value);
  for (const [key, item] of Object.entries(value)) {
    const here = path === "" ? key : `${path}.${key}`;
    if (item === null || item === undefined || item === "") continue;
    const rule = Array.isArray(value) ? undefined : ruleFor(key);
    if (rule !== undefined) {
      result.push({ path: here, ...rule });
      continue;
    }
    if (ArrayBuffer.isView(item)) continue;
    if (typeof item === "object") {
      if (depth >= DEEPEST)
        result.push({ path: here, kind: "unique-id", action: "remove", why: "nested too deep to be read" });
      else visit(item, here, depth + 1, result, seen);
      continue;
    }
    if (typeof item !== "string" && typeof item !== "number" && typeof item !== "bigint") continue;
    const found = findPhi(String(item))[0];
    if (found !== undefined) result.push({ path: here, kind: found.kind, action: "remove", why: `text:${found.rule}` });
    else if (typeof item === "string" && /^\d{7,}$/u.test(item.trim()))
      result.push({ path: here, kind: "unique-id", action: "remove", why: "text:long-number" });
  }
}

function ruleFor(key: string): Omit<PhiInMetadata, "path"> | undefined {
  const tag = /^[(x]?0?x?([0-9A-Fa-f]{4}),?[ ]?([0-9A-Fa-f]{4})\)?$/u.exec(key);
  if (tag !== null) {
    const number = `${tag[1]}${tag[2]}`.toUpperCase();
    const keyword = DICOM_NUMBERS.get(number);
    const rule = keyword === undefined ? undefined : DICOM_TAGS.get(keyword.toLowerCase());
    if (rule !== undefined) return { ...rule, why: "DICOM PS3.15 E.1-1" };
    if (Number.parseInt(tag[1] as string, 16) % 2 === 1)
      return { kind: "unique-id", action: "remove", why: "DICOM private tag" };
    return undefined;
  }
  const lower = key.toLowerCase();
  const dicom = DICOM_TAGS.get(lower);
  if (dicom !== undefined) return { ...dicom, why: "DICOM PS3.15 E.1-1" };
  const bare = lower.slice(lower.lastIndexOf(":") + 1).replace(/[\s_]/gu, "");
  for (const [pattern, kind, action] of IMAGE_FIELDS)
    if (pattern.test(bare)) return { kind, action, why: "image metadata" };
  for (const [pattern, kind] of NAME_PARTS)
    if (pattern.test(lower)) return { kind, action: "remove", why: "name of the field" };
  return undefined;
}

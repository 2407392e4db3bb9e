import type { PhiKind } from "./kind.ts";
import { wordList } from "./word-list.ts";

export interface TagRule {
  kind: PhiKind;
  /** What the Basic Profile asks for at least, in the words of this project. */
  action: "remove" | "empty" | "replace-uid" | "shift-date";
}

/** DICOM keywords that the Basic Application Level Confidentiality Profile names (DICOM PS3.15 Table E.1-1), by what they tell. */
const GROUPS: readonly (readonly [PhiKind, TagRule["action"], string])[] = [
  ["name", "empty", "PatientName ReferringPhysicianName"],
  [
    "name",
    "remove",
    `OtherPatientNames PatientBirthName PatientMotherBirthName ResponsiblePerson PerformingPhysicianName PhysiciansOfRecord NameOfPhysiciansReadingStudy OperatorsName RequestingPhysician ScheduledPerformingPhysicianName
    ReferringPhysicianIdentificationSequence PhysiciansOfRecordIdentificationSequence PerformingPhysicianIdentificationSequence PhysiciansReadingStudyIdentificationSequence OperatorIdentificationSequence RequestingPhysicianIdentificationSequence
    ScheduledPerformingPhysicianIdentificationSequence ConsultingPhysicianName ConsultingPhysicianIdentificationSequence ContentCreatorName ContentCreatorIdentificationCodeSequence AuthorObserverSequence VerifyingObserverName VerifyingObserverSequence
    VerifyingObserverIdentificationCodeSequence PersonName PersonIdentificationCodeSequence ParticipantSequence CustodialOrganizationSequence ReviewerName InterpretationAuthor InterpretationTranscriber InterpretationRecorder InterpretationApproverSequence
    PhysicianApprovingInterpretation DistributionName OrderEnteredBy HumanPerformersName ActualHumanPerformersSequence HumanPerformersOrganization NamesOfIntendedRecipientsOfResults IntendedRecipientsOfResultsIdentificationSequence EvaluatorName DigitalSignaturesSequence
    MACParametersSequence CertificateOfSigner ModifyingSystem ScheduledHumanPerformersSequence ScheduledProcedureStepModificationDateTime`,
  ],
  ["mrn", "empty", "PatientID"],
  [
    "mrn",
    "remove",
    "OtherPatientIDs OtherPatientIDsSequence IssuerOfPatientID IssuerOfPatientIDQualifiersSequence TypeOfPatientID MedicalRecordLocator AdmissionID IssuerOfAdmissionID IssuerOfAdmissionIDSequence ServiceEpisodeID IssuerOfServiceEpisodeID IssuerOfServiceEpisodeIDSequence ServiceEpisodeDescription ReferencedPatientSequence ReferencedPatientPhotoSequence ReferencedPatientAliasSequence SourcePatientGroupIdentificationSequence GroupOfPatientsIdentificationSequence",
  ],
  [
    "health-plan",
    "remove",
    "InsurancePlanIdentification MilitaryRank BranchOfService RegionOfResidence PatientInsurancePlanCodeSequence",
  ],
  [
    "location",
    "remove",
    `PatientAddress CountryOfResidence PatientInstitutionResidence CurrentPatientLocation InstitutionAddress ReferringPhysicianAddress PersonAddress OrderCallbackTelecomInformation DistributionAddress
    PerformedLocation ScheduledProcedureStepLocation ScheduledStudyLocation ScheduledStudyLocationAETitle ScheduledPatientInstitutionResidence InterpretationIDIssuer PlaceOfBirth EthnicGroup PatientBodyLocation`,
  ],
  [
    "phone",
    "remove",
    "PatientTelephoneNumbers PatientTelecomInformation ReferringPhysicianTelephoneNumbers PersonTelephoneNumbers PersonTelecomInformation OrderCallbackPhoneNumber ResponsiblePersonTelephoneNumbers",
  ],
  [
    "organisation",
    "remove",
    "InstitutionName InstitutionalDepartmentName InstitutionalDepartmentTypeCodeSequence InstitutionCodeSequence ResponsibleOrganization VerifyingOrganization RequestingService ClinicalTrialSponsorName ClinicalTrialCoordinatingCenterName ClinicalTrialSiteName AttributingOrganization",
  ],
  ["age", "remove", "PatientAge"],
  ["date", "empty", "PatientBirthDate StudyDate StudyTime"],
  [
    "date",
    "shift-date",
    `SeriesDate SeriesTime AcquisitionDate AcquisitionTime AcquisitionDateTime ContentDate ContentTime CurveDate CurveTime OverlayDate OverlayTime InstanceCreationDate InstanceCreationTime InstanceCoercionDateTime PatientBirthTime
    AdmittingDate AdmittingTime DischargeDate DischargeTime ScheduledStudyStartDate ScheduledStudyStartTime ScheduledStudyStopDate ScheduledStudyStopTime StudyArrivalDate StudyArrivalTime StudyCompletionDate StudyCompletionTime StudyVerifiedDate StudyVerifiedTime StudyReadDate StudyReadTime
    ScheduledProcedureStepStartDate ScheduledProcedureStepStartTime ScheduledProcedureStepStartDateTime ScheduledProcedureStepEndDate ScheduledProcedureStepEndTime PerformedProcedureStepStartDate PerformedProcedureStepStartTime PerformedProcedureStepStartDateTime PerformedProcedureStepEndDate
    PerformedProcedureStepEndTime PerformedProcedureStepEndDateTime DateOfLastCalibration TimeOfLastCalibration DateTimeOfLastCalibration DateOfLastDetectorCalibration TimeOfLastDetectorCalibration DateOfSecondaryCapture TimeOfSecondaryCapture DateOfManufacture DateOfInstallation ObservationDateTime VerificationDateTime
    InterpretationRecordedDate InterpretationTranscriptionDate InterpretationApprovalDate IssueDateOfImagingServiceRequest IssueTimeOfImagingServiceRequest LastMenstrualDate FrameAcquisitionDateTime FrameReferenceDateTime StartAcquisitionDateTime EndAcquisitionDateTime ExposureDateTime
    RadiopharmaceuticalStartTime RadiopharmaceuticalStartDateTime RadiopharmaceuticalStopTime RadiopharmaceuticalStopDateTime PresentationCreationDate PresentationCreationTime StructureSetDate StructureSetTime RTPlanDate RTPlanTime TreatmentDate TreatmentTime ReviewDate ReviewTime SafePositionExitDate SafePositionReturnDate
    Date Time DateTime EffectiveDateTime InformationIssueDateTime DecompositionDate SourceStartDateTime SourceEndDateTime ContributionDateTime CalibrationDateTime TimezoneOffsetFromUTC HangingProtocolCreationDateTime BeamOrderIndexDate ExpirationDate ReportDate DateTimeOfManufacture`,
  ],
  [
    "unique-id",
    "empty",
    "AccessionNumber StudyID FillerOrderNumberImagingServiceRequest PlacerOrderNumberImagingServiceRequest ClinicalTrialSubjectID ClinicalTrialSubjectReadingID ClinicalTrialProtocolID",
  ],
  [
    "unique-id",
    "remove",
    `RequestedProcedureID ScheduledProcedureStepID PerformedProcedureStepID ClinicalTrialProtocolName ClinicalTrialSiteID ClinicalTrialTimePointID ClinicalTrialTimePointDescription ClinicalTrialSeriesID ClinicalTrialSeriesDescription ClinicalTrialProtocolEthicsCommitteeName ClinicalTrialProtocolEthicsCommitteeApprovalNumber
    IssuerOfAccessionNumberSequence InterpretationID ContainerIdentifier SpecimenIdentifier SpecimenAccessionNumber IssuerOfTheSpecimenIdentifierSequence IssuerOfTheContainerIdentifierSequence StudyIDIssuer ResultsID ResultsIDIssuer OrderPlacerIdentifierSequence OrderFillerIdentifierSequence
    LongitudinalTemporalInformationModified PatientIdentityRemoved ReasonForStudy UniqueRecordLocator`,
  ],
  [
    "unique-id",
    "replace-uid",
    `StudyInstanceUID SeriesInstanceUID SOPInstanceUID FrameOfReferenceUID SynchronizationFrameOfReferenceUID ReferencedSOPInstanceUID ReferencedFrameOfReferenceUID MediaStorageSOPInstanceUID InstanceCreatorUID AffectedSOPInstanceUID RequestedSOPInstanceUID ConcatenationUID DimensionOrganizationUID
    PaletteColorLookupTableUID LargePaletteColorLookupTableUID UID StorageMediaFileSetUID ContextGroupExtensionCreatorUID CreatorVersionUID DigitalSignatureUID DoseReferenceUID FailedSOPInstanceUIDList FiducialUID IrradiationEventUID ObservationUID ReferencedGeneralPurposeScheduledProcedureStepTransactionUID
    RelatedFrameOfReferenceUID TemplateExtensionCreatorUID TemplateExtensionOrganizationUID TrackingUID TransactionUID SourceFrameOfReferenceUID TargetUID ReferencedObservationUID SpecimenUID PyramidUID AcquisitionUID MultiFrameSourceSOPInstanceUID DeviceUID ManufacturerDeviceClassUID TreatmentSessionUID VolumeFrameOfReferenceUID`,
  ],
  [
    "device",
    "remove",
    `DeviceSerialNumber GantryID DetectorID PlateID CassetteID StationName GeneratorID PerformedStationName PerformedStationAETitle PerformedStationNameCodeSequence PerformedStationGeographicLocationCodeSequence ScheduledStationName ScheduledStationAETitle ScheduledStationNameCodeSequence ScheduledStationGeographicLocationCodeSequence
    TreatmentMachineName SourceSerialNumber SourceManufacturer LensSerial UDISequence UniqueDeviceIdentifier DeviceLabel DeviceDescription TransducerIdentificationSequence XRaySourceID XRayDetectorID RetrieveAETitle StationAETitle SourceApplicationEntityTitle SendingApplicationEntityTitle ReceivingApplicationEntityTitle NetworkID`,
  ],
  [
    "unique-id",
    "remove",
    `ImageComments FrameComments PatientComments StudyComments AdditionalPatientHistory Allergies MedicalAlerts Occupation SmokingStatus PregnancyStatus PatientState PatientReligiousPreference PatientSexNeutered SpecialNeeds IdentifyingComments AcquisitionComments AcquisitionProtocolDescription DerivationDescription
    ContributionDescription DischargeDiagnosisDescription AdmittingDiagnosesDescription AdmittingDiagnosesCodeSequence RequestedProcedureComments RequestedProcedureDescription RequestedContrastAgent ImagingServiceRequestComments ReasonForTheImagingServiceRequest ReasonForTheRequestedProcedure ReasonForVisit InterpretationText InterpretationDiagnosisDescription
    Impressions ResultsComments TextComments TextString TextValue UnformattedTextValue PerformedProcedureStepDescription PerformedProcedureStepComments CommentsOnThePerformedProcedureStep CommentsOnTheScheduledProcedureStep ScheduledProcedureStepDescription PreMedication StudyDescription SeriesDescription ProtocolName CurveData OverlayData OverlayComments GraphicAnnotationSequence
    IconImageSequence ContentSequence ModifiedAttributesSequence OriginalAttributesSequence NonconformingModifiedAttributesSequence DataSetTrailingPadding ArbitraryGraphicAnnotation RequestAttributesSequence ReferencedImageSequence ReferencedStudySequence ReferencedPerformedProcedureStepSequence SourceImageSequence ConfidentialityConstraintOnPatientDataDescription ConfidentialityCode VisitComments
    RecognizableVisualFeatures BurnedInAnnotation LabelText FlowIdentifier AcquisitionFieldOfViewLabel SlideIdentifier BarcodeValue SpecimenShortDescription SpecimenDetailedDescription`,
  ],
];

/** Rules by keyword in lower case. */
export const DICOM_TAGS: ReadonlyMap<string, TagRule> = new Map(
  GROUPS.flatMap(([kind, action, words]) =>
    wordList(words).map((word) => [word.toLowerCase(), { kind, action }] as const),
  ),
);

/** Keywords of the tags that identify most, by group and element in hexadecimal (DICOM PS3.6). */
export const DICOM_NUMBERS: ReadonlyMap<string, string> = new Map(
  wordList(`
  00080012:InstanceCreationDate 00080013:InstanceCreationTime 00080018:SOPInstanceUID 00080020:StudyDate 00080021:SeriesDate 00080022:AcquisitionDate 00080023:ContentDate 0008002A:AcquisitionDateTime 00080030:StudyTime 00080031:SeriesTime 00080032:AcquisitionTime 00080033:ContentTime 00080050:AccessionNumber
  00080080:InstitutionName 00080081:InstitutionAddress 00080090:ReferringPhysicianName 00080092:ReferringPhysicianAddress 00080094:ReferringPhysicianTelephoneNumbers 00081010:StationName 00081030:StudyDescription 0008103E:SeriesDescription 00081040:InstitutionalDepartmentName 00081048:PhysiciansOfRecord
  00081050:PerformingPhysicianName 00081060:NameOfPhysiciansReadingStudy 00081070:OperatorsName 00081155:ReferencedSOPInstanceUID 00100010:PatientName 00100020:PatientID 00100021:IssuerOfPatientID 00100030:PatientBirthDate 00100032:PatientBirthTime 00101000:OtherPatientIDs 00101001:OtherPatientNames 00101005:PatientBirthName
  00101010:PatientAge 00101040:PatientAddress 00101060:PatientMotherBirthName 00101090:MedicalRecordLocator 00102154:PatientTelephoneNumbers 00102160:EthnicGroup 00102180:Occupation 001021B0:AdditionalPatientHistory 00104000:PatientComments 00181000:DeviceSerialNumber 00181030:ProtocolName 0020000D:StudyInstanceUID 0020000E:SeriesInstanceUID
  00200010:StudyID 00200052:FrameOfReferenceUID 00204000:ImageComments 00321032:RequestingPhysician 00380010:AdmissionID 00380300:CurrentPatientLocation 00400006:ScheduledPerformingPhysicianName 00401001:RequestedProcedureID 0040A123:PersonName 0040A124:UID 00880140:StorageMediaFileSetUID 00020003:MediaStorageSOPInstanceUID
  `).map((pair) => pair.split(":") as [string, string]),
);

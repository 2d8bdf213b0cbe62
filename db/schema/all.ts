// Every table of the product.
import { absencesSchema } from "./absences.ts";
import { actsSchema } from "./acts.ts";
import { anomaliesSchema } from "./anomalies.ts";
import { auditDrawsSchema } from "./audit-draws.ts";
import { auditsSchema } from "./audits.ts";
import { bindOffersSchema } from "./bind-offers.ts";
import { botChatsSchema } from "./bot-chats.ts";
import { botIdentitiesSchema } from "./bot-identities.ts";
import { calendarDaysSchema } from "./calendar-days.ts";
import { channelHitsSchema } from "./channel-hits.ts";
import { channelMembersSchema } from "./channel-members.ts";
import { channelsSchema } from "./channels.ts";
import { chatOutsidersSchema } from "./chat-outsiders.ts";
import { cleaningSkipsSchema } from "./cleaning-skips.ts";
import { cleaningTurnsSchema } from "./cleaning-turns.ts";
import { companionsSchema } from "./companions.ts";
import { contactsSchema } from "./contacts.ts";
import { conversationsSchema } from "./conversations.ts";
import { customerGramsSchema } from "./customer-grams.ts";
import { customerNamesSchema } from "./customer-names.ts";
import { customerValuesSchema } from "./customer-values.ts";
import { customersSchema } from "./customers.ts";
import { departmentGroupsSchema } from "./department-groups.ts";
import { departmentsSchema } from "./departments.ts";
import { draftsSchema } from "./drafts.ts";
import { escalationsSchema } from "./escalations.ts";
import { expertsSchema } from "./experts.ts";
import { followUpsSchema } from "./follow-ups.ts";
import { fundEntriesSchema } from "./fund-entries.ts";
import { grumblesSchema } from "./grumbles.ts";
import { historySchema } from "./history.ts";
import { holdingsSchema } from "./holdings.ts";
import { importColumnsSchema } from "./import-columns.ts";
import { importOwnersSchema } from "./import-owners.ts";
import { importRowsSchema } from "./import-rows.ts";
import { importsSchema } from "./imports.ts";
import { inboxSchema } from "./inbox.ts";
import { itemNoticesSchema } from "./item-notices.ts";
import { itemsSchema } from "./items.ts";
import { jointTalksSchema } from "./joint-talks.ts";
import { leasesSchema } from "./leases.ts";
import { looksSchema } from "./looks.ts";
import { markWordsSchema } from "./mark-words.ts";
import { memberRolesSchema } from "./member-roles.ts";
import { membersSchema } from "./members.ts";
import { membershipsSchema } from "./memberships.ts";
import { mentorSharesSchema } from "./mentor-shares.ts";
import { mentorshipsSchema } from "./mentorships.ts";
import { mergedRowsSchema, mergesSchema } from "./merges.ts";
import { mutesSchema } from "./mutes.ts";
import { outboxSchema } from "./outbox.ts";
import { ownRemindersSchema } from "./own-reminders.ts";
import { pausesSchema } from "./pauses.ts";
import { paymentsSchema } from "./payments.ts";
import { picturesSchema } from "./pictures.ts";
import { plannedPaymentsSchema } from "./planned-payments.ts";
import { praisesSchema } from "./praises.ts";
import { productPushesSchema } from "./product-pushes.ts";
import { productNamesSchema, productsSchema } from "./products.ts";
import { profitsSchema } from "./profits.ts";
import { publicityConsentsSchema } from "./publicity-consents.ts";
import { quietConsentsSchema } from "./quiet-consents.ts";
import { quietsSchema } from "./quiets.ts";
import { ruleExceptionsSchema } from "./rule-exceptions.ts";
import { ruleProposalsSchema, ruleVoicesSchema } from "./rule-proposals.ts";
import { ruleNumbersSchema, ruleVersionsSchema } from "./rule-versions.ts";
import { seatsSchema } from "./seats.ts";
import { setUpStepsSchema } from "./set-up-steps.ts";
import { settingsSchema } from "./settings.ts";
import { sheetColumnsSchema, sheetOptionsSchema, sheetRowsSchema, sheetsSchema } from "./sheets.ts";
import { signingsSchema } from "./signings.ts";
import { signsSchema } from "./signs.ts";
import { splitAnswersSchema } from "./split-answers.ts";
import { splitPartiesSchema } from "./split-parties.ts";
import { splitVersionsSchema } from "./split-versions.ts";
import { splitsSchema } from "./splits.ts";
import { stageWordsSchema } from "./stage-words.ts";
import { staysSchema } from "./stays.ts";
import { targetsSchema } from "./targets.ts";
import { textReadersSchema } from "./text-readers.ts";
import { ticketsSchema } from "./tickets.ts";
import { tombstonesSchema } from "./tombstones.ts";
import { transfersSchema } from "./transfers.ts";
import { unwantedNoticesSchema } from "./unwanted-notices.ts";
import { verificationsSchema } from "./verifications.ts";
import { wechatContactsSchema } from "./wechat-contacts.ts";
import { wrongCodesSchema } from "./wrong-codes.ts";

export const SCHEMAS = [
  importsSchema,
  importColumnsSchema,
  importOwnersSchema,
  importRowsSchema,
  stageWordsSchema,
  itemsSchema,
  customersSchema,
  customerGramsSchema,
  customerNamesSchema,
  mergesSchema,
  mergedRowsSchema,
  ruleVersionsSchema,
  ruleNumbersSchema,
  ruleExceptionsSchema,
  ruleProposalsSchema,
  ruleVoicesSchema,
  grumblesSchema,
  contactsSchema,
  historySchema,
  followUpsSchema,
  paymentsSchema,
  plannedPaymentsSchema,
  holdingsSchema,
  departmentsSchema,
  membersSchema,
  membershipsSchema,
  memberRolesSchema,
  botIdentitiesSchema,
  bindOffersSchema,
  wrongCodesSchema,
  tombstonesSchema,
  inboxSchema,
  outboxSchema,
  conversationsSchema,
  draftsSchema,
  actsSchema,
  departmentGroupsSchema,
  sheetsSchema,
  sheetColumnsSchema,
  sheetRowsSchema,
  sheetOptionsSchema,
  botChatsSchema,
  chatOutsidersSchema,
  textReadersSchema,
  unwantedNoticesSchema,
  escalationsSchema,
  absencesSchema,
  ownRemindersSchema,
  looksSchema,
  cleaningTurnsSchema,
  cleaningSkipsSchema,
  mutesSchema,
  ticketsSchema,
  companionsSchema,
  splitsSchema,
  splitPartiesSchema,
  splitVersionsSchema,
  splitAnswersSchema,
  transfersSchema,
  mentorshipsSchema,
  jointTalksSchema,
  profitsSchema,
  mentorSharesSchema,
  fundEntriesSchema,
  praisesSchema,
  expertsSchema,
  quietsSchema,
  quietConsentsSchema,
  productPushesSchema,
  customerValuesSchema,
  publicityConsentsSchema,
  productsSchema,
  productNamesSchema,
  wechatContactsSchema,
  channelsSchema,
  channelMembersSchema,
  channelHitsSchema,
  verificationsSchema,
  picturesSchema,
  auditsSchema,
  anomaliesSchema,
  auditDrawsSchema,
  signsSchema,
  seatsSchema,
  staysSchema,
  signingsSchema,
  targetsSchema,
  calendarDaysSchema,
  itemNoticesSchema,
  pausesSchema,
  settingsSchema,
  leasesSchema,
  setUpStepsSchema,
  markWordsSchema,
] as const;

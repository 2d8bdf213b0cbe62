// What may be asked of the database, in the words of the domain. One Store lives as long as its transaction.
import { createDump, type DumpStore } from "./dump.ts";
import type { Sql } from "./engine/sql.ts";
import { type AbsenceStore, createAbsences } from "./stores/absences.ts";
import { type ActStore, createActs } from "./stores/acts.ts";
import { type AnomalyStore, createAnomalies } from "./stores/anomalies.ts";
import { type AuditStore, createAudits } from "./stores/audits.ts";
import { type BindOfferStore, createBindOffers } from "./stores/bind-offers.ts";
import { type BoardStore, createBoard } from "./stores/board.ts";
import { type BotChatStore, createBotChats } from "./stores/bot-chats.ts";
import { type CalendarDayStore, createCalendarDays } from "./stores/calendar-days.ts";
import { type CardStore, createCards } from "./stores/cards.ts";
import { type ChangeStore, createChanges } from "./stores/changes.ts";
import { type ChannelStore, createChannels } from "./stores/channels.ts";
import { type CleaningStore, createCleaning } from "./stores/cleaning.ts";
import { type CompanionStore, createCompanions } from "./stores/companions.ts";
import { type ContactStore, createContacts } from "./stores/contacts.ts";
import { type ConversationStore, createConversations } from "./stores/conversations.ts";
import { type CustomerNameStore, createCustomerNames } from "./stores/customer-names.ts";
import { type CustomerValueStore, createCustomerValues } from "./stores/customer-values.ts";
import { type CustomerStore, createCustomers } from "./stores/customers.ts";
import { createDeeds, type DeedStore } from "./stores/deeds.ts";
import { createDemand, type DemandStore } from "./stores/demand.ts";
import { createDrafts, type DraftStore } from "./stores/drafts.ts";
import { createEscalations, type EscalationStore } from "./stores/escalations.ts";
import { createEvidence, type EvidenceStore } from "./stores/evidence.ts";
import { createExperts, type ExpertStore } from "./stores/experts.ts";
import { createFirstWords, type FirstWordStore } from "./stores/first-words.ts";
import { createFollowUps, type FollowUpStore } from "./stores/follow-ups.ts";
import { createFund, type FundStore } from "./stores/fund.ts";
import { createGroups, type GroupStore } from "./stores/groups.ts";
import { createGrumbles, type GrumbleStore } from "./stores/grumbles.ts";
import { createHistory, type HistoryStore } from "./stores/history.ts";
import { createHoldings, type HoldingStore } from "./stores/holdings.ts";
import { createIdentities, type IdentityStore } from "./stores/identities.ts";
import { createImports, type ImportStore } from "./stores/imports.ts";
import { createInbox, type InboxStore } from "./stores/inbox.ts";
import { createItems, type ItemStore } from "./stores/items.ts";
import { createJointTalks, type JointTalkStore } from "./stores/joint-talks.ts";
import { createLeadSources, type LeadSourceStore } from "./stores/lead-sources.ts";
import { createLeases, type LeaseStore } from "./stores/leases.ts";
import { createListing, type ListingStore } from "./stores/listing.ts";
import { createLooks, type LookStore } from "./stores/looks.ts";
import { createMarkWords, type MarkWordStore } from "./stores/mark-words.ts";
import { createMentorships, type MentorshipStore } from "./stores/mentorships.ts";
import { createMerges, type MergeStore } from "./stores/merges.ts";
import { createOrg, type OrgStore } from "./stores/org.ts";
import { createOutbox, type OutboxStore } from "./stores/outbox.ts";
import { createOwnReminders, type OwnReminderStore } from "./stores/own-reminders.ts";
import { createPauses, type PauseStore } from "./stores/pauses.ts";
import { createPayments, type PaymentStore } from "./stores/payments.ts";
import { createPeople, type PeopleStore } from "./stores/people.ts";
import { createPersonalData, type PersonalDataStore } from "./stores/personal-data.ts";
import { createPipeline, type Pipeline } from "./stores/pipeline.ts";
import { createPraises, type PraiseStore } from "./stores/praises.ts";
import { createProductPushes, type ProductPushStore } from "./stores/product-pushes.ts";
import { createProducts, type ProductStore } from "./stores/products.ts";
import { createQuiets, type QuietStore } from "./stores/quiets.ts";
import { createResults, type ResultStore } from "./stores/results.ts";
import { createRetention, type RetentionStore } from "./stores/retention.ts";
import { createRuleHistory, type RuleHistoryStore } from "./stores/rule-history.ts";
import { createRuleProposals, type RuleProposalStore } from "./stores/rule-proposals.ts";
import { createRuleStore, type RuleStore } from "./stores/rules.ts";
import { createSearching, type SearchStore } from "./stores/searching.ts";
import { createSetUpSteps, type SetUpStepStore } from "./stores/set-up-steps.ts";
import { createSettings, type SettingStore } from "./stores/settings.ts";
import { createSheetRows, type SheetRowStore } from "./stores/sheet-rows.ts";
import { createSheets, type SheetStore } from "./stores/sheets.ts";
import { createSignings, type SigningStore } from "./stores/signings.ts";
import { createSigns, type SignStore } from "./stores/signs.ts";
import { createSleepers, type SleeperStore } from "./stores/sleepers.ts";
import { createSplits, type SplitStore } from "./stores/splits.ts";
import { createStays, type StayStore } from "./stores/stays.ts";
import { createTargets, type TargetStore } from "./stores/targets.ts";
import { createTickets, type TicketStore } from "./stores/tickets.ts";
import { createTombstones, type TombstoneStore } from "./stores/tombstones.ts";
import { createTrail, type TrailStore } from "./stores/trail.ts";
import { createTransfers, type TransferStore } from "./stores/transfers.ts";
import { createUnwantedNotices, type UnwantedNoticeStore } from "./stores/unwanted-notices.ts";
import { createWechat, type WechatStore } from "./stores/wechat.ts";

export interface Store {
  readonly items: ItemStore;
  readonly customers: CustomerStore;
  readonly customerNames: CustomerNameStore;
  readonly customerValues: CustomerValueStore;
  readonly products: ProductStore;
  readonly merges: MergeStore;
  readonly contacts: ContactStore;
  readonly personalData: PersonalDataStore;
  readonly history: HistoryStore;
  readonly followUps: FollowUpStore;
  readonly evidence: EvidenceStore;
  readonly audits: AuditStore;
  readonly signs: SignStore;
  readonly payments: PaymentStore;
  readonly holdings: HoldingStore;
  readonly people: PeopleStore;
  readonly org: OrgStore;
  readonly identities: IdentityStore;
  readonly bindOffers: BindOfferStore;
  readonly imports: ImportStore;
  readonly listing: ListingStore;
  readonly searching: SearchStore;
  readonly sleepers: SleeperStore;
  readonly inbox: InboxStore;
  readonly outbox: OutboxStore;
  readonly cards: CardStore;
  readonly conversations: ConversationStore;
  readonly drafts: DraftStore;
  readonly acts: ActStore;
  readonly tombstones: TombstoneStore;
  readonly settings: SettingStore;
  readonly rules: RuleStore;
  readonly ruleProposals: RuleProposalStore;
  readonly ruleHistory: RuleHistoryStore;
  readonly grumbles: GrumbleStore;
  readonly groups: GroupStore;
  readonly sheets: SheetStore;
  readonly sheetRows: SheetRowStore;
  readonly leadSources: LeadSourceStore;
  readonly leases: LeaseStore;
  readonly looks: LookStore;
  readonly board: BoardStore;
  readonly botChats: BotChatStore;
  readonly pauses: PauseStore;
  readonly quiets: QuietStore;
  readonly productPushes: ProductPushStore;
  readonly wechat: WechatStore;
  readonly channels: ChannelStore;
  readonly escalations: EscalationStore;
  readonly absences: AbsenceStore;
  readonly ownReminders: OwnReminderStore;
  readonly anomalies: AnomalyStore;
  readonly unwantedNotices: UnwantedNoticeStore;
  readonly setUpSteps: SetUpStepStore;
  readonly markWords: MarkWordStore;
  readonly changes: ChangeStore;
  readonly stays: StayStore;
  readonly signings: SigningStore;
  readonly results: ResultStore;
  readonly targets: TargetStore;
  readonly deeds: DeedStore;
  readonly demand: DemandStore;
  readonly firstWords: FirstWordStore;
  readonly tickets: TicketStore;
  readonly cleaning: CleaningStore;
  readonly companions: CompanionStore;
  readonly pipeline: Pipeline;
  readonly splits: SplitStore;
  readonly trail: TrailStore;
  readonly transfers: TransferStore;
  readonly mentorships: MentorshipStore;
  readonly jointTalks: JointTalkStore;
  readonly fund: FundStore;
  readonly praises: PraiseStore;
  readonly experts: ExpertStore;
  readonly calendarDays: CalendarDayStore;
  readonly retention: RetentionStore;
  readonly dump: DumpStore;
  /** Work whose effects vanish together when it throws; the transaction around it lives on. */
  savepoint<T>(work: () => Promise<T>): Promise<T>;
  /** The same store with some parts of one's own. A copy (`...store`) would hold none that was not asked for yet. */
  with<Own extends object>(parts: Own): Omit<Store, keyof Own> & Own;
}

type Stores = Omit<Store, "savepoint" | "with">;

const MAKERS: { readonly [Name in keyof Stores]: (sql: Sql, store: Store) => Stores[Name] } = {
  items: (sql, { acts }) => createItems(sql, acts),
  acts: createActs,
  customers: createCustomers,
  customerNames: createCustomerNames,
  customerValues: createCustomerValues,
  products: createProducts,
  merges: createMerges,
  contacts: createContacts,
  personalData: createPersonalData,
  history: createHistory,
  followUps: createFollowUps,
  evidence: createEvidence,
  audits: createAudits,
  signs: createSigns,
  payments: createPayments,
  holdings: createHoldings,
  people: createPeople,
  org: createOrg,
  identities: createIdentities,
  bindOffers: createBindOffers,
  imports: createImports,
  listing: createListing,
  searching: createSearching,
  sleepers: createSleepers,
  inbox: createInbox,
  outbox: createOutbox,
  cards: createCards,
  conversations: createConversations,
  drafts: createDrafts,
  tombstones: createTombstones,
  settings: createSettings,
  rules: createRuleStore,
  ruleProposals: createRuleProposals,
  ruleHistory: createRuleHistory,
  grumbles: createGrumbles,
  groups: createGroups,
  sheets: createSheets,
  sheetRows: createSheetRows,
  leadSources: createLeadSources,
  leases: createLeases,
  looks: createLooks,
  board: createBoard,
  botChats: createBotChats,
  pauses: createPauses,
  quiets: createQuiets,
  productPushes: createProductPushes,
  wechat: createWechat,
  channels: createChannels,
  escalations: createEscalations,
  absences: createAbsences,
  ownReminders: createOwnReminders,
  anomalies: createAnomalies,
  unwantedNotices: createUnwantedNotices,
  changes: createChanges,
  stays: createStays,
  signings: createSignings,
  results: createResults,
  targets: createTargets,
  deeds: createDeeds,
  demand: createDemand,
  firstWords: createFirstWords,
  tickets: createTickets,
  cleaning: createCleaning,
  companions: createCompanions,
  pipeline: createPipeline,
  splits: createSplits,
  trail: createTrail,
  transfers: createTransfers,
  mentorships: createMentorships,
  jointTalks: createJointTalks,
  fund: createFund,
  praises: createPraises,
  experts: createExperts,
  calendarDays: createCalendarDays,
  retention: createRetention,
  setUpSteps: createSetUpSteps,
  markWords: createMarkWords,
  dump: createDump,
};

/** A message needs a fifth of the parts, and making all of them cost as much as a write: each is made when it is first asked for. */
class Parts {
  readonly sql: Sql;
  readonly made: Partial<Stores> = {};

  constructor(sql: Sql) {
    this.sql = sql;
  }

  savepoint<T>(work: () => Promise<T>): Promise<T> {
    return this.sql.savepoint(work);
  }

  with<Own extends object>(parts: Own): Omit<Store, keyof Own> & Own {
    const own = { ...Object.getOwnPropertyDescriptors(parts), made: { value: {} } };
    return Object.create(this, own) as Store & Own;
  }

  static {
    for (const name of Object.keys(MAKERS) as (keyof Stores)[])
      Object.defineProperty(Parts.prototype, name, {
        get(this: Parts & Store) {
          const made = this.made as Record<string, unknown>;
          made[name] ??= MAKERS[name](this.sql, this);
          return made[name];
        },
      });
  }
}

export function createStore(sql: Sql): Store {
  return new Parts(sql) as Parts & Store;
}

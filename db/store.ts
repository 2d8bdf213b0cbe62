// What may be asked of the database, in the words of the domain. One Store lives as long as its transaction.

import { type AbsenceStore, createAbsences } from "./absences.ts";
import { type BindOfferStore, createBindOffers } from "./bind-offers.ts";
import { type BotChatStore, createBotChats } from "./bot-chats.ts";
import { type CalendarDayStore, createCalendarDays } from "./calendar-days.ts";
import { type CardStore, createCards } from "./cards.ts";
import { type CompanionStore, createCompanions } from "./companions.ts";
import { type ContactStore, createContacts } from "./contacts.ts";
import { type ConversationStore, createConversations } from "./conversations.ts";
import { type CustomerStore, createCustomers } from "./customers.ts";
import { createDrafts, type DraftStore } from "./drafts.ts";
import { createDump, type DumpStore } from "./dump.ts";
import { createEscalations, type EscalationStore } from "./escalations.ts";
import { createExperts, type ExpertStore } from "./experts.ts";
import { createFollowUps, type FollowUpStore } from "./follow-ups.ts";
import { createFund, type FundStore } from "./fund.ts";
import { createGroups, type GroupStore } from "./groups.ts";
import { createHistory, type HistoryStore } from "./history.ts";
import { createHoldings, type HoldingStore } from "./holdings.ts";
import { createIdentities, type IdentityStore } from "./identities.ts";
import { createInbox, type InboxStore } from "./inbox.ts";
import { createItems, type ItemStore } from "./items.ts";
import { createJointTalks, type JointTalkStore } from "./joint-talks.ts";
import { createLeases, type LeaseStore } from "./leases.ts";
import { createMentorships, type MentorshipStore } from "./mentorships.ts";
import { createOrg, type OrgStore } from "./org.ts";
import { createOutbox, type OutboxStore } from "./outbox.ts";
import { createOwnReminders, type OwnReminderStore } from "./own-reminders.ts";
import { createPauses, type PauseStore } from "./pauses.ts";
import { createPayments, type PaymentStore } from "./payments.ts";
import { createPeople, type PeopleStore } from "./people.ts";
import { createPraises, type PraiseStore } from "./praises.ts";
import { createSettings, type SettingStore } from "./settings.ts";
import { createSplits, type SplitStore } from "./splits.ts";
import type { Sql } from "./sql.ts";
import { createTickets, type TicketStore } from "./tickets.ts";
import { createTombstones, type TombstoneStore } from "./tombstones.ts";
import { createTransfers, type TransferStore } from "./transfers.ts";

export interface Store {
  readonly items: ItemStore;
  readonly customers: CustomerStore;
  readonly contacts: ContactStore;
  readonly history: HistoryStore;
  readonly followUps: FollowUpStore;
  readonly payments: PaymentStore;
  readonly holdings: HoldingStore;
  readonly people: PeopleStore;
  readonly org: OrgStore;
  readonly identities: IdentityStore;
  readonly bindOffers: BindOfferStore;
  readonly inbox: InboxStore;
  readonly outbox: OutboxStore;
  readonly cards: CardStore;
  readonly conversations: ConversationStore;
  readonly drafts: DraftStore;
  readonly tombstones: TombstoneStore;
  readonly settings: SettingStore;
  readonly groups: GroupStore;
  readonly leases: LeaseStore;
  readonly botChats: BotChatStore;
  readonly pauses: PauseStore;
  readonly escalations: EscalationStore;
  readonly absences: AbsenceStore;
  readonly ownReminders: OwnReminderStore;
  readonly tickets: TicketStore;
  readonly companions: CompanionStore;
  readonly splits: SplitStore;
  readonly transfers: TransferStore;
  readonly mentorships: MentorshipStore;
  readonly jointTalks: JointTalkStore;
  readonly fund: FundStore;
  readonly praises: PraiseStore;
  readonly experts: ExpertStore;
  readonly calendarDays: CalendarDayStore;
  readonly dump: DumpStore;
  /** Work whose effects vanish together when it throws; the transaction around it lives on. */
  savepoint<T>(work: () => Promise<T>): Promise<T>;
}

export function createStore(sql: Sql): Store {
  return {
    items: createItems(sql),
    customers: createCustomers(sql),
    contacts: createContacts(sql),
    history: createHistory(sql),
    followUps: createFollowUps(sql),
    payments: createPayments(sql),
    holdings: createHoldings(sql),
    people: createPeople(sql),
    org: createOrg(sql),
    identities: createIdentities(sql),
    bindOffers: createBindOffers(sql),
    inbox: createInbox(sql),
    outbox: createOutbox(sql),
    cards: createCards(sql),
    conversations: createConversations(sql),
    drafts: createDrafts(sql),
    tombstones: createTombstones(sql),
    settings: createSettings(sql),
    groups: createGroups(sql),
    leases: createLeases(sql),
    botChats: createBotChats(sql),
    pauses: createPauses(sql),
    escalations: createEscalations(sql),
    absences: createAbsences(sql),
    ownReminders: createOwnReminders(sql),
    tickets: createTickets(sql),
    companions: createCompanions(sql),
    splits: createSplits(sql),
    transfers: createTransfers(sql),
    mentorships: createMentorships(sql),
    jointTalks: createJointTalks(sql),
    fund: createFund(sql),
    praises: createPraises(sql),
    experts: createExperts(sql),
    calendarDays: createCalendarDays(sql),
    dump: createDump(sql),
    savepoint: (work) => sql.savepoint(work),
  };
}

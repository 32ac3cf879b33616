/** A participant as an exam names them: as they were when it was planned. */
import type { CandidateFacts, PlannedCandidate } from '../records/exam';
import { fullName, type Participant } from '../records/participant';

/** @param participant with the group of the exam's day */
export const freezeCandidate = (participant: Participant, facts: CandidateFacts = {}): PlannedCandidate => ({
  participantId: participant.participantId,
  number: participant.number,
  name: fullName(participant),
  familyName: participant.familyName,
  birthDate: participant.birthDate,
  group: participant.group,
  ...(participant.learningPath && { learningPath: participant.learningPath }),
  ...facts,
});

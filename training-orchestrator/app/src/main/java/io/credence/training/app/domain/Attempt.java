package io.credence.training.app.domain;

import io.credence.training.api.TrainingProgress;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One Job of a run, from the intent to launch it until it is let go.
///
/// @param place where its launcher puts it
/// @param launchingAt when the intent was written; from here a Job may exist
/// @param jobUid null until a launch was seen to have worked
/// @param termination when and why it was told to end, null if nobody did
public record Attempt(
        JobKey key,
        String place,
        Instant launchingAt,
        @Nullable String jobUid,
        @Nullable Termination termination,
        @Nullable Lease lease,
        @Nullable Report report,
        @Nullable Instant endedAt) {

    public enum Cause {
        /// Somebody cancelled the run.
        CANCELLED,
        /// It lives and does not speak.
        SILENT,
        /// Its run is over and it does not leave.
        OVERDUE
    }

    public record Termination(Cause cause, Instant at) {}

    /// Who may speak for the attempt. A token is never given twice.
    public record Lease(String holder, long fencingToken, Instant until) {

        Lease until(Instant end) {
            return new Lease(holder, fencingToken, end);
        }

        boolean freshAt(Instant now) {
            return until.isAfter(now);
        }
    }

    /// What it last said. `publishedAt` is when the world last heard of it.
    public record Report(
            Instant at, @Nullable TrainingProgress progress, @Nullable Instant publishedAt) {

        Report repeatedAt(Instant now) {
            return new Report(now, progress, publishedAt);
        }
    }

    Instant lastSignOfLife() {
        return report == null ? launchingAt : report.at();
    }

    Attempt launched(String uid) {
        return new Attempt(key, place, launchingAt, uid, termination, lease, report, endedAt);
    }

    Attempt told(Termination order) {
        return new Attempt(key, place, launchingAt, jobUid, order, lease, report, endedAt);
    }

    Attempt held(Lease next, Report last) {
        return new Attempt(key, place, launchingAt, jobUid, termination, next, last, endedAt);
    }

    Attempt ended(Instant at) {
        return new Attempt(key, place, launchingAt, jobUid, termination, lease, report, at);
    }
}

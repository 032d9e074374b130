package io.credence.training.app.rest;

import io.credence.platform.api.ProblemException;
import org.jspecify.annotations.Nullable;

/// Somebody wants to speak for an attempt.
///
/// @param holder names the process that asks, the same for all its requests
/// @param token the pod's own, where Jobs are pods
public record LeaseRequest(@Nullable String holder, @Nullable String token) {

    private static final int MAX_LENGTH = 255;

    String validHolder() {
        if (holder == null || holder.isBlank() || holder.length() > MAX_LENGTH) {
            throw ProblemException.invalid("holder", "must have 1 to 255 characters");
        }
        return holder;
    }
}

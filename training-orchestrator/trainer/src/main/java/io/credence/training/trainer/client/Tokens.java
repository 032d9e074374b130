package io.credence.training.trainer.client;

/// Bearer tokens for requests.
public interface Tokens {

    String current();

    /// Forgets the current one, because a service refused it.
    void discard();
}

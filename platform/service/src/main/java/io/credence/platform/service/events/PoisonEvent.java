package io.credence.platform.service.events;

/// An event that no number of attempts will make readable.
final class PoisonEvent extends Exception {

    private static final long serialVersionUID = 1L;

    PoisonEvent(String message) {
        super(message);
    }

    PoisonEvent(String message, Throwable cause) {
        super(message, cause);
    }
}

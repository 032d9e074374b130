package io.credence.platform.api;

/// A stable name for one way to fail. Each context has an enum of them; `docs/errors.md` lists all.
public interface ErrorCode {

    String name();

    /// HTTP status.
    int status();

    ErrorType type();
}

package io.credence.platform.api;

import java.util.List;

/// A request cannot be served. The message goes to the caller, so it says what to do next and holds
/// no internals; the cause stays in the log.
public final class ProblemException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient ErrorCode code;
    private final transient List<Violation> violations;

    public ProblemException(ErrorCode code, String detail) {
        this(code, detail, List.of());
    }

    public ProblemException(ErrorCode code, String detail, List<Violation> violations) {
        super(detail);
        this.code = code;
        this.violations = List.copyOf(violations);
    }

    public ProblemException(ErrorCode code, String detail, Throwable cause) {
        super(detail, cause);
        this.code = code;
        this.violations = List.of();
    }

    /// The one bad field of an otherwise readable request.
    public static ProblemException invalid(String field, String rule) {
        return new ProblemException(
                PlatformErrorCode.INVALID_PARAMETER_VALUE,
                field + " " + rule,
                List.of(new Violation(field, rule)));
    }

    /// Also for what belongs to another tenant: its existence is not told.
    public static ProblemException notFound(String kind, String id) {
        return new ProblemException(
                PlatformErrorCode.RESOURCE_DOES_NOT_EXIST, kind + " '" + id + "' does not exist");
    }

    public ErrorCode code() {
        return code;
    }

    public List<Violation> violations() {
        return violations;
    }
}

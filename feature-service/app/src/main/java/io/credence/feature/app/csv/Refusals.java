package io.credence.feature.app.csv;

import io.credence.feature.api.FeatureErrorCode;
import io.credence.platform.api.PlatformErrorCode;
import io.credence.platform.api.ProblemException;
import io.credence.platform.api.Violation;
import java.util.List;

/// Why a file is not taken, by line and column.
final class Refusals {

    private Refusals() {}

    static ProblemException line(long line, String rule) {
        return at("line " + line, rule);
    }

    static ProblemException column(long line, String column, String rule) {
        return at("line " + line + ", column " + column, rule);
    }

    static ProblemException row(long row, String column, String rule) {
        return at("row " + row + ", column " + column, rule);
    }

    static ProblemException file(String rule) {
        return at("body", rule);
    }

    static ProblemException conflict(String place, String detail) {
        return new ProblemException(
                FeatureErrorCode.CONFLICTING_BAR,
                place + " " + detail,
                List.of(new Violation(place, detail)));
    }

    static ProblemException tooLarge(String detail) {
        return new ProblemException(PlatformErrorCode.PAYLOAD_TOO_LARGE, detail);
    }

    private static ProblemException at(String field, String rule) {
        return new ProblemException(
                FeatureErrorCode.INVALID_MARKET_DATA,
                field + " " + rule,
                List.of(new Violation(field, rule)));
    }
}

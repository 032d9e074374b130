package io.credence.feature.app.domain.sets;

import io.credence.feature.api.FeatureSet;
import io.credence.feature.kernels.engine.FeatureSetCheck;
import io.credence.platform.api.PlatformErrorCode;
import io.credence.platform.api.ProblemException;
import io.credence.platform.api.Violation;
import java.util.List;
import java.util.regex.Pattern;

/// What a tenant's feature set must be before it is taken.
public final class FeatureSetRules {

    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,62}");

    private FeatureSetRules() {}

    /// Whether a set may be called so, be it the suite's or a tenant's.
    public static boolean isName(String text) {
        return NAME.matcher(text).matches();
    }

    /// Whether a set of one's own may be called so.
    ///
    /// @throws ProblemException when it may not
    public static void checkName(String field, String name) {
        if (!isName(name)) {
            throw ProblemException.invalid(
                    field, "must be small letters, digits and dashes, at most 63");
        }
        if (name.startsWith(FeatureSets.RESERVED)) {
            throw ProblemException.invalid(
                    field,
                    "must not begin with " + FeatureSets.RESERVED + ", as the suite's own do");
        }
    }

    /// Whether it can be computed at a bearable price.
    ///
    /// @throws ProblemException when it cannot be computed, or at too high a price
    public static void check(FeatureSet set) {
        List<Violation> found =
                FeatureSetCheck.of(set).stream()
                        .map(objection -> new Violation(objection.field(), objection.rule()))
                        .toList();
        if (!found.isEmpty()) {
            Violation first = found.getFirst();
            throw new ProblemException(
                    PlatformErrorCode.INVALID_PARAMETER_VALUE,
                    first.field() + " " + first.rule(),
                    found);
        }
    }
}

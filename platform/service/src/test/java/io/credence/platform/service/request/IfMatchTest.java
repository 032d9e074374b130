package io.credence.platform.service.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.credence.platform.api.PlatformErrorCode;
import io.credence.platform.api.ProblemException;
import org.junit.jupiter.api.Test;

class IfMatchTest {

    @Test
    void shouldMatchTheTagTheStarAndNothingElse() {
        assertThat(IfMatch.version("\"3\"").test(3)).isTrue();
        assertThat(IfMatch.version("\"3\"").test(4)).isFalse();
        assertThat(IfMatch.version(" * ").test(9)).isTrue();
        // Weak and foreign tags are tags, only never ours.
        assertThat(IfMatch.version("W/\"3\"").test(3)).isFalse();
        assertThat(IfMatch.version("\"abc\"").test(3)).isFalse();
    }

    @Test
    void shouldRefuseWhatIsNoTag() {
        assertThatThrownBy(() -> IfMatch.version("3")).hasMessageContaining("If-Match");
        assertThatThrownBy(() -> IfMatch.version(null))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem ->
                                assertThat(problem.code())
                                        .isEqualTo(PlatformErrorCode.PRECONDITION_REQUIRED));
    }
}

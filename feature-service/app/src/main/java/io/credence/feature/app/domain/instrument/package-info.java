/// Instruments, and the companions whose closes are read beside theirs.
@NullMarked
package io.credence.feature.app.domain.instrument;

import org.jspecify.annotations.NullMarked;

/// How far features are from what was trained on.
@NullMarked
package io.credence.feature.app.domain.drift;

import org.jspecify.annotations.NullMarked;

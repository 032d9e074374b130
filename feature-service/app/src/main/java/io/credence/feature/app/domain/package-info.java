/// What feature-service does: import, live bars, feature rows, datasets, replays; storage and
/// transport are interfaces here.
@NullMarked
package io.credence.feature.app.domain;

import org.jspecify.annotations.NullMarked;

/// What feature-service does, a room for each of its subjects; storage and transport are interfaces
/// here.
@NullMarked
package io.credence.feature.app.domain;

import org.jspecify.annotations.NullMarked;

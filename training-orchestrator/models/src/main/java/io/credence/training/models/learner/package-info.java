/// Training: a loss, an optimiser, and a session that steps and scores.
@NullMarked
package io.credence.training.models.learner;

import org.jspecify.annotations.NullMarked;

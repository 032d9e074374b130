/// Tests.
@NullMarked
package io.credence.training.models.learner;

import org.jspecify.annotations.NullMarked;

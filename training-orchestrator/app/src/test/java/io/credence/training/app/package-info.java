/// The whole service on real servers, with trainers that are real processes.
@NullMarked
package io.credence.training.app;

import org.jspecify.annotations.NullMarked;

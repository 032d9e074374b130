/// The published language of the training context: what to train, what a Job is told, what it
/// reports.
@NullMarked
package io.credence.training.api;

import org.jspecify.annotations.NullMarked;

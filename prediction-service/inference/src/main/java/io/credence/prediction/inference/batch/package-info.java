/// Many small requests become few runs: bounded queues, dispatcher threads, no waiting for company
/// while a dispatcher is idle.
@NullMarked
package io.credence.prediction.inference.batch;

import org.jspecify.annotations.NullMarked;

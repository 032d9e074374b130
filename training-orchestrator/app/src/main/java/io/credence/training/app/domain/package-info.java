/// Runs and what moves them: states, the decisions of dispatcher and reconciler, and the ports they
/// need. It knows no table, no process and no HTTP.
@NullMarked
package io.credence.training.app.domain;

import org.jspecify.annotations.NullMarked;

/// Jobs as child processes of this machine. All that is known of a Job lies in its directory, so an
/// orchestrator that is killed and restarted finds its Jobs living.
@NullMarked
package io.credence.training.app.process;

import org.jspecify.annotations.NullMarked;

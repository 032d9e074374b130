package io.credence.training.app.process;

import io.credence.training.app.domain.JobKey;
import java.io.IOException;

/// The directory of a Job cannot be read or written. The reconciler asks again.
final class JobAccessException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    JobAccessException(JobKey key, IOException cause) {
        super("cannot reach job " + key.name(), cause);
    }
}

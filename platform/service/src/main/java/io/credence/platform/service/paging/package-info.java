/// Lists in pages: bounded sizes and signed keyset tokens.
@NullMarked
package io.credence.platform.service.paging;

import org.jspecify.annotations.NullMarked;

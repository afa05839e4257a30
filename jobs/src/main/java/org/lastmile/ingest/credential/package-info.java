/** Digital credentials as documents: Open Badges 2.0 and 3.0, Comprehensive Learner Records 2.0. */
@NullMarked
package org.lastmile.ingest.credential;

import org.jspecify.annotations.NullMarked;

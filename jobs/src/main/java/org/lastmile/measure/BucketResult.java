package org.lastmile.measure;

import java.io.Serializable;
import java.util.Map;
import org.lastmile.bucket.NewFile;

/** Files that one task has written, by mart. */
record BucketResult(Map<String, NewFile> marts, Map<String, NewFile> measures) implements Serializable {}

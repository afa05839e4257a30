package org.lastmile.bucket;

/** Told how far a long piece of work is. */
public interface Steps {
    /** A step whose length is not known. */
    void step(String words);

    /** {@code done} of {@code total} equal parts of a step are done. */
    void step(String words, int done, int total);
}

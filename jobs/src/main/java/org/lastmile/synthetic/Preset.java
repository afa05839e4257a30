package org.lastmile.synthetic;

/** A kind of partnership that can be invented. */
public enum Preset {
    /** One library system, one college, two tracks; all learners enter in 2025. */
    PILOT(60),
    /** One library system with five libraries, two colleges, three tracks; learners enter from 2024 on. */
    SYSTEM(5_000);

    private final int learners;

    Preset(int learners) {
        this.learners = learners;
    }

    /** Number of learners unless another one is asked for. */
    public int learners() {
        return learners;
    }
}

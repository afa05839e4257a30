package org.lastmile.contract;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DayFormatTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    yyyy-MM-dd                                                                        | 2026-01-31
                    yyyyMMdd                                                                          | 20260131
                    yyyy-MM-dd['T'HH:mm]                                                              | 2026-01-31
                    dd.MM.yyyy HH:mm                                                                  | 31.01.2026 09:30
                    [yyyy-MM-dd[['T'][ ]HH:mm[:ss][ z][XXX]]][M/d/yyyy[ h:mm[:ss] a][ H:mm[:ss]]]     | 2026-01-31 or 1/31/2026
                    """)
    void a_pattern_is_told_by_examples(String pattern, String examples) {
        assertThat(DayFormat.examples(pattern)).isEqualTo(examples);
    }
}

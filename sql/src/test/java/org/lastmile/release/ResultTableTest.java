package org.lastmile.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.lastmile.contract.WarehouseException;

class ResultTableTest {
    private static ReleaseQuery query;

    @BeforeAll
    static void open() {
        query = ReleaseQuery.open(new Views(Map.of(), List.of()));
    }

    @AfterAll
    static void close() {
        query.close();
    }

    @Test
    void aligns_a_table() {
        assertThat(answer(ResultFormat.TABLE))
                .isEqualTo(
                        """
                        name        n     pct  on_day      at_instant           is_a
                        ------  -----  ------  ----------  -------------------  -----
                        über       -5    30.8  2026-01-02  2026-01-02T03:04:00  true
                        =a,"b"  12000  -0.125                                   false
                        (2 rows)
                        """);
    }

    @Test
    void writes_csv_that_no_spreadsheet_computes() {
        assertThat(answer(ResultFormat.CSV))
                .isEqualTo(
                        """
                        name,n,pct,on_day,at_instant,is_a
                        über,-5,30.8,2026-01-02,2026-01-02T03:04:00,true
                        "'=a,""b\""",12000,-0.125,,,false
                        """
                                .replace("\n", "\r\n"));
    }

    @Test
    void writes_an_array_of_objects() {
        assertThat(answer(ResultFormat.JSON))
                .isEqualTo(
                        """
                [
                  {"name":"über","n":-5,"pct":30.8,"on_day":"2026-01-02","at_instant":"2026-01-02T03:04:00","is_a":true},
                  {"name":"=a,\\"b\\"","n":12000,"pct":-0.125,"on_day":null,"at_instant":null,"is_a":false}
                ]
                """);
        assertThat(query.query("select 1 as a where false").as(ResultFormat.JSON))
                .isEqualTo("[]\n");
    }

    @Test
    void keeps_control_characters_from_the_terminal() {
        assertThat(query.query("select chr(27) || '[2Ja' || chr(10) || 'b' as a")
                        .as(ResultFormat.TABLE))
                .isEqualTo("a\n-------\n [2Ja b\n(1 row)\n");
    }

    @Test
    void tells_an_empty_text_from_null_in_csv() {
        assertThat(query.query("select '' as a, null as b, '@x' as c, 'two' || chr(10) || 'lines' as d")
                        .as(ResultFormat.CSV))
                .isEqualTo("a,b,c,d\r\n\"\",,'@x,\"two\nlines\"\r\n");
    }

    @Test
    void refuses_a_json_object_with_one_name_twice() {
        assertThatThrownBy(() -> query.query("select 1 as a, 2 as a").as(ResultFormat.JSON))
                .isInstanceOf(WarehouseException.class)
                .hasMessage("Column 'a' occurs twice, and an object of JSON holds a name once; name one of them with:"
                        + " as another_name.");
    }

    @Test
    void refuses_an_unknown_format() {
        assertThatThrownBy(() -> ResultFormat.of("xml"))
                .isInstanceOf(WarehouseException.class)
                .hasMessage("Format 'xml' is unknown; use one of table, csv, json.");
    }

    private static String answer(ResultFormat format) {
        return query.query("select 'über' as name, -5 as n, 30.8::double as pct, date '2026-01-02' as on_day,"
                        + " timestamp '2026-01-02 03:04:00' as at_instant, true as is_a"
                        + " union all select '=a,\"b\"', 12000, -0.125, null, null, false")
                .as(format);
    }
}

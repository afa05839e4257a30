package org.lastmile;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;
import org.lastmile.release.Shares;

class DerivedValuesTest {
    /** Attack 14: an interval of a hidden count gives the count. Whatever else is derived starts from released cells. */
    @Test
    void only_what_the_gate_lets_a_cell_say_becomes_a_share_with_an_interval() {
        var classes = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("org.lastmile");

        noClasses()
                .that()
                .doNotHaveFullyQualifiedName("org.lastmile.publish.Values")
                .should()
                .callMethod(Shares.class, "of", long.class, long.class)
                .check(classes);
    }
}

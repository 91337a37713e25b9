package org.likevekt.scenarios.sensitivity;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A study of three years with a calibrated baseline and a budget-neutral policy, quick to solve. */
public final class SmallStudy {
    private static final String PRIORS = """
            parameter,title,table,column,rows,change,distribution,factor,grade,source
            labour_groups,education groups,industry_elasticities,labour_groups,,multiply,triangular,FACTOR,prior,test
            foreign,Armington,industry_elasticities,foreign,,multiply,uniform,FACTOR,prior,test
            income,Engel curves,industry_elasticities,income,,power,triangular,FACTOR,prior,test
            migration,moves,groups,migration_response,,multiply,normal,FACTOR,prior,test
            earnings,low earnings,groups,relative_earnings,low,multiply,triangular,FACTOR,prior,test
            return,normal return,parameters,normal_return,,multiply,triangular,FACTOR,prior,test
            distance,gravity,trade_priors,distance_exponent,,multiply,triangular,FACTOR,prior,test
            """;

    private SmallStudy() {}

    /** Writes the study; its parameters vary by one factor. */
    public static void write(Path folder, String factor) throws IOException {
        write(folder, factor, "fixed");
    }

    /** The same with export markets of fixed size, or found so that the terms of trade stay. */
    public static void write(Path folder, String factor, String markets) throws IOException {
        String base = folder.resolve("base.yaml").toString();
        String training = folder.resolve("training.yaml").toString();
        Files.writeString(folder.resolve("base.yaml"), """
                title: base
                horizon: 2018-2021
                calibration: {target: mainland_gdp_per_person, growth: 1.1%, adjust: national_productivity, markets: MARKETS}
                shocks:
                  - multiply: productivity
                    where: {industry: private_mainland}
                    growth: 1%
                """.replace("MARKETS", markets));
        Files.writeString(folder.resolve("training.yaml"), """
                title: training
                parent: base
                closure: {government: transfers}
                shocks:
                  - set: training_rate
                    where: {region: Trøndelag, group: vocational}
                    value: 3%
                    years: 2019-
                """);
        Files.writeString(
                folder.resolve("published.csv"), """
                id,scenario,measure,region,detail,years,kind,value,unit,tolerance,note
                A1,BASE,product_per_person_growth,Oslo,,2018-2021,about,1.2,percent a year,0.1,
                A2,BASE,moved,Oslo,low + vocational,2021,sign,-,persons,,
                A3,BASE,value_added_increase,Oslo,,2018-2021,ranking,KUNN<=1,rank by MNOK,,
                A4,BASE,relative_wage_growth,Norway,vocational / lower_university,2018-2021,sign,+,percent,,
                A5,BASE,product_per_person_growth,Oslo + Agder,,2018-2021,below,1.3,percent a year,,
                A6,BASE,value_added_growth,Oslo + Agder,BYGG + HELSE,2018-2021,sign,+,percent,,
                P1,TRAINING,moved_against_baseline,Trøndelag,vocational,2021,about,-100,persons,50,
                P2,TRAINING,wage_against_baseline,Trøndelag,low,2020-2021,sign,+,percent,,
                P3,TRAINING,product_per_person_against_baseline,Trøndelag,,2021,about,0.5,percent,50%,
                P4,TRAINING,trained,Trøndelag,vocational,2020,input,4000,persons,500,
                P5,TRAINING,employed_against_baseline,Trøndelag,,2021,about,0,percent,0.1,
                P6,TRAINING,employed_persons_against_baseline,Oslo + Viken,,2021,about,0,persons,100,
                P7,TRAINING,product_against_baseline,Norway,,2021,sign,+,percent,,
                P8,TRAINING,value_added_against_baseline,Trøndelag,REIS,2021,sign,-,percent,,
                D1,BASE,labour_share,Norway,KRAFTK low,2018,about,25,percent of persons,25%,
                """.replace("BASE", base).replace("TRAINING", training));
        Files.writeString(folder.resolve("study.yaml"), "title: A small study\nsource: test\ndiffers: {}\n");
        Files.writeString(folder.resolve("uncertainty.csv"), PRIORS.replace("FACTOR", factor));
    }
}

"""Places of the world by name: countries, states and cities where teams and customers are."""

PLACES = frozenset(
    """afghanistan africa alabama alaska albania alberta algeria america andorra angola
    argentina arizona arkansas armenia asia australia austria azerbaijan bahrain balkans
    bangladesh bavaria belarus belgium belize benin bhutan bolivia bosnia botswana brazil
    britain brittany brunei bulgaria burundi california cambodia cameroon canada catalonia
    chile china colombia colorado connecticut croatia cuba cyprus czechia delaware denmark
    ecuador egypt england eritrea estonia ethiopia europe fiji finland flanders florida france
    gabon gambia georgia germany ghana greece greenland guatemala guinea guyana haiti hawaii
    honduras hungary iceland idaho illinois india indiana indonesia iowa iran iraq ireland
    israel italy jamaica japan jordan kansas kazakhstan kentucky kenya kosovo kuwait
    kyrgyzstan laos latvia lebanon lesotho liberia libya liechtenstein lithuania lombardy
    louisiana luxembourg macedonia madagascar maine malawi malaysia maldives mali malta
    manitoba maryland massachusetts mauritius mexico michigan minnesota mississippi missouri
    moldova monaco mongolia montana montenegro morocco mozambique myanmar namibia nebraska
    nepal netherlands nevada nicaragua niger nigeria normandy norway ohio oklahoma oman
    ontario oregon pakistan palestine panama paraguay pennsylvania peru philippines poland
    portugal qatar quebec queensland romania russia rwanda saskatchewan saxony scandinavia
    scotland senegal serbia seychelles sicily singapore slovakia slovenia somalia spain sudan
    suriname sweden switzerland syria taiwan tanzania tasmania tennessee texas thailand togo
    tunisia turkey tuscany tyrol uganda ukraine uruguay utah uzbekistan venezuela vermont
    vietnam virginia wales wisconsin wyoming yemen zambia zimbabwe aarhus aberdeen accra
    adelaide amsterdam ankara antwerp athens atlanta auckland austin baltimore bangalore
    bangkok barcelona basel beijing beirut belfast belgrade bengaluru bergen berlin bern
    bilbao birmingham bogota bologna bonn bordeaux boston bratislava bremen brisbane bristol
    brno brussels bucharest budapest cairo calgary cambridge canberra cardiff casablanca
    chennai chicago cincinnati cleveland cologne copenhagen cork cracow dakar dallas debrecen
    delhi denver detroit dhaka dortmund dresden dubai dublin dusseldorf edinburgh eindhoven
    espoo essen frankfurt freiburg gdansk geneva genoa ghent glasgow gothenburg graz grenoble
    groningen hamburg hanoi hanover heidelberg helsinki houston hyderabad innsbruck istanbul
    jakarta jerusalem johannesburg kampala karachi karlsruhe kathmandu kiel kolkata krakow
    kraków kyiv kyoto lagos lausanne leeds leicester leiden leipzig leuven lille lima limerick
    linz lisbon liverpool ljubljana london lucerne lund luxembourg lyon lyons madrid malaga
    malmo malmö manchester manila mannheim marseille melbourne miami milan minneapolis
    montevideo montreal moscow mumbai munich münchen nagoya nairobi nantes naples nashville
    newcastle nicosia nuremberg odense oslo osaka ottawa oxford palermo paris perth
    philadelphia pisa pittsburgh poznan prague pretoria pune reykjavik riga rome rotterdam
    salzburg santiago sapporo sarajevo seattle seoul seville shanghai sheffield shenzhen
    skopje southampton stockholm strasbourg stuttgart sydney taipei tallinn tampere tartu
    tbilisi tehran toronto toulouse trieste trondheim turin turku uppsala utrecht valencia
    vancouver venice vienna vilnius warsaw winterthur wroclaw yokohama york zagreb zaragoza
    zurich zürich
    aachen alicante almería amiens angers annecy arequipa asunción augsburg avignon badajoz
    barranquilla besançon bielefeld bochum bogotá braunschweig brest bruxelles burgos caen
    cali cannes caracas cartagena chemnitz clermont cusco cáceres cádiz córdoba dijon
    duisburg erfurt fulda genf genève gijón girona granada guadalajara guayaquil halle
    hannover huelva jena kassel konstanz köln limoges liège logroño lugano luzern lübeck
    magdeburg mainz medellín mendoza metz monterrey montpellier montréal mulhouse murcia
    málaga mérida méxico münster namur nancy nîmes nürnberg oldenburg orléans osnabrück
    oviedo palma pamplona passau pau perpignan perú poitiers potsdam puebla quito québec
    regensburg reims rennes rosario rostock rouen salamanca santander sevilla strassburg
    tarragona tijuana toledo toulon trier ulm valladolid valparaíso vigo vitoria wien
    wuppertal würzburg
    ahmedabad algiers almaty amman anchorage antananarivo asmara astana baghdad baku bandung basra
    benelux bishkek boise braga brasilia bruges bujumbura busan campinas cancun cebu chengdu
    chisinau christchurch coimbra colombo cuenca curitiba damascus danang davao delft doha dunedin
    durban edmonton erbil esbjerg fortaleza fukuoka gaborone galway gdynia guangzhou halifax
    hangzhou harare havana hiroshima hobart honolulu iberia incheon isfahan islamabad jaipur
    jeddah jyväskylä kabul katowice kaunas kharkiv khartoum kiev kigali kinshasa kobe kochi lahore
    linköping lodz luanda lusaka lviv maastricht manama manaus maputo maribor marrakesh minsk
    mogadishu muscat mysore nanjing nijmegen nottingham odesa omaha oulu padua penang peshawar
    plovdiv podgorica portland porto pärnu rabat recife riyadh sacramento saigon saskatoon shiraz
    sofia stavanger surabaya suzhou swansea szczecin tabriz tampa tashkent tirana tripoli tucson
    tulsa tunis varna vientiane waterford wellington wichita windhoek winnipeg wuhan xiamen yangon
    yerevan""".split()
)

"""Life topics: what people come for, in their own words, and the words by which its services are found."""

from dataclasses import dataclass

from django.db.models import Count, Q

from yimen.catalogue.models import Service
from yimen.catalogue.queries import says_one_of
from yimen.procedure.words import Words


@dataclass(frozen=True)
class Topic:
    """One topic. A service belongs to it when its name or its keywords hold one of the words."""

    key: str
    icon: str
    title: Words
    words: tuple[str, ...]

    def condition(self) -> Q:
        """The services of this topic."""
        return says_one_of(self.words)


# both languages: names and the words of Chinese service names
TOPICS: tuple[Topic, ...] = (
    Topic(
        "business",
        "shop",
        Words("开办企业", "Opening a business"),
        ("营业执照", "设立登记", "个体工商户", "企业登记", "开店", "公章"),
    ),
    Topic("food", "food", Words("餐饮食品", "Food and catering"), ("食品", "餐饮", "饭店", "小餐饮")),
    Topic(
        "building",
        "building",
        Words("工程建设", "Building and planning"),
        ("建设工程", "施工", "规划", "竣工", "建筑", "装修"),
    ),
    Topic(
        "work",
        "work",
        Words("就业社保", "Work and social insurance"),
        ("人力资源", "劳务", "就业", "社会保险", "劳动", "工时"),
    ),
    Topic(
        "health",
        "health",
        Words("医疗卫生", "Health and hygiene"),
        ("卫生", "医疗", "诊所", "护士", "医师", "公共场所"),
    ),
    Topic("school", "school", Words("教育培训", "Schools and training"), ("学校", "教育", "教师", "幼儿园", "培训")),
    Topic("road", "road", Words("道路交通", "Roads and transport"), ("道路", "运输", "交通", "掘路", "驾驶", "港口")),
    Topic(
        "green",
        "tree",
        Words("绿化市容", "Greenery and the street"),
        ("绿化", "树木", "户外广告", "市容", "占道", "渣土", "垃圾"),
    ),
    Topic(
        "environment",
        "shield",
        Words("环保安全", "Environment and safety"),
        ("环境", "排污", "排水", "危险化学品", "消防", "安全", "烟花"),
    ),
    Topic(
        "culture",
        "megaphone",
        Words("文化体育", "Culture and sport"),
        ("文化", "演出", "出版", "体育", "娱乐", "游泳", "文物", "印刷"),
    ),
    Topic(
        "family",
        "family",
        Words("民政救助", "Family and support"),
        ("婚姻", "收养", "残疾", "养老", "救助", "补贴", "社会组织", "社会团体", "殡葬"),
    ),
    Topic("house", "house", Words("住房土地", "Housing and land"), ("住房", "房屋", "不动产", "土地", "物业", "公房")),
)
_BY_KEY = {topic.key: topic for topic in TOPICS}


def topic_by_key(key: str) -> Topic | None:
    """The topic with this key, or nothing."""
    return _BY_KEY.get(key)


def topics_with_counts(district: str) -> list[tuple[Topic, int]]:
    """The topics that have services here, with how many; one query."""
    numbers = {topic.key: Count("id", filter=topic.condition()) for topic in TOPICS}
    found = Service.objects.filter(district=district).exclude(status__in=Service.HIDDEN).aggregate(**numbers)
    return [(topic, found[topic.key]) for topic in TOPICS if found[topic.key]]

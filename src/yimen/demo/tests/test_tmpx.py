import pytest,time,cProfile,pstats,sys
from datetime import datetime
from zoneinfo import ZoneInfo
from django.conf import settings
@pytest.mark.django_db
def test_load():
    from yimen.demo import load_demo
    from yimen.permits.authority import ensure_authority
    from yimen.permits.models import Certificate
    from yimen.cases.models import Case
    ensure_authority(settings.YIMEN_HOME)
    pr=cProfile.Profile()
    import os
    if os.environ.get('PROF'): pr.enable()
    last=[None,time.time()]
    def p(t,d,n):
        if t!=last[0]: print(last[0],round(time.time()-last[1],1)); last[:]=[t,time.time()]
    load_demo(p,now=datetime(2026,11,24,10,30,tzinfo=ZoneInfo("Asia/Shanghai"))); print(last[0],time.time()-last[1])
    pr.disable()
    print(Case.objects.count(), Certificate.objects.count())
    t=time.time(); load_demo(now=datetime(2026,11,24,10,30,tzinfo=ZoneInfo("Asia/Shanghai"))); print('again',time.time()-t)
    if os.environ.get('PROF'): pstats.Stats(pr).sort_stats('cumtime').print_stats(60)
